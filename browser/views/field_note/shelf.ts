/**
 * What stands beside the field note while it is written: facts of the session and the writer's own notes. Of the
 * other's notes only how many there are, until both have signed; then they are marked as the other's.
 */

import type { Kit, Section } from "../../contract/kit";
import type { Moment, State } from "../../contract/state";
import { outcomeOf } from "../../guide/outcome";
import { participantsOf } from "../../guide/participants";
import { type Line, linesOf, sectionOf } from "../../guide/sections";
import { bothSigned } from "./pair";

export interface ShelfNote {
  id: string;
  moment: Moment;
  section?: Section;
  /** The other of the pair, who noted it. */
  by?: string;
}

export interface ShelfLine {
  id: string;
  item: Line["item"];
  added: boolean;
  at?: string;
  reason?: string;
}

export interface Shelf {
  rich: ShelfNote[];
  quotes: ShelfNote[];
  dissent: ShelfNote[];
  own: ShelfNote[];
  /** How many of each the other noted that are not shown yet. */
  apart: { rich: number; quotes: number; dissent: number };
  /** Key and sub questions that were left out, with the reason if one was given. */
  left_out: ShelfLine[];
  not_reached: ShelfLine[];
  asked: ShelfLine[];
  /** Numbers without a turn; empty when nobody logged turns. */
  not_heard: number[];
  late: { number: number; at: string }[];
  gone: number[];
}

const LATE_AFTER_MS = 5 * 60_000;

export function shelf(kit: Kit, state: State, reader: string): Shelf {
  const notes = notesInOrder(kit, state, reader);
  const ofKind = (...kinds: string[]) => notes.filter(({ moment }) => kinds.includes(moment.kind));
  const [rich, quotes, dissent] = [ofKind("rich"), ofKind("quote", "quote_translated"), ofKind("dissent")];
  const together = bothSigned(kit, state, reader);
  const shown = (all: ShelfNote[]) => (together ? all : all.filter(({ by }) => by === undefined));
  const apart = (all: ShelfNote[]) => all.length - shown(all).length;
  return {
    rich: shown(rich),
    quotes: shown(quotes),
    dissent: shown(dissent),
    own: ofKind("steer", "comment").filter(({ id, by }) => by === undefined || (together && state.shared.includes(id))),
    apart: { rich: apart(rich), quotes: apart(quotes), dissent: apart(dissent) },
    ...questionLines(kit, state),
    ...people(kit, state),
  };
}

function notesInOrder(kit: Kit, state: State, reader: string): ShelfNote[] {
  return Object.entries(state.moments)
    .filter(([, moment]) => !moment.struck)
    .sort(([a, one], [b, other]) => (one.at < other.at || (one.at === other.at && a < b) ? -1 : 1))
    .map(([id, moment]) => {
      const by = moment.person === reader ? undefined : moment.person;
      return { id, moment, section: sectionOf(kit, moment.question), ...(by !== undefined && { by }) };
    });
}

function questionLines(kit: Kit, state: State): Pick<Shelf, "left_out" | "not_reached" | "asked"> {
  const left_out: ShelfLine[] = [];
  const not_reached: ShelfLine[] = [];
  const asked: ShelfLine[] = [];
  for (const section of kit.guide.sections) {
    const key = section.key_question;
    const mark = key && state.questions[key.id];
    if (mark?.mark === "left_out") left_out.push({ id: key!.id, item: key!, added: false, reason: mark.reason });
    else if (key && !mark?.asked && !mark?.mark) not_reached.push({ id: key.id, item: key, added: false });
    for (const line of linesOf(section, state)) {
      const sub = state.subs[line.id];
      const outcome = outcomeOf(sub);
      if (outcome === "left_out") left_out.push({ ...line, reason: sub?.left_out?.reason });
      if (sub?.asked) asked.push({ ...line, ...(!sub.untimed?.includes("asked") && { at: sub.asked }) });
      if (outcome === "not_reached") not_reached.push(line);
    }
  }
  return { left_out, not_reached, asked };
}

/** Of those whose form is on record only: what is held belongs in no text that leaves the room. */
function people(kit: Kit, state: State): Pick<Shelf, "not_heard" | "late" | "gone"> {
  const there = participantsOf(kit, state).filter((person) => person.consent === "recorded");
  const heard = new Set(state.turns.map((turn) => turn.who));
  const seats = Object.values(state.seats);
  const seatOf = (id: string) => seats.find((seat) => seat.participant === id);
  const spokeBefore = (id: string, at: string) => state.turns.some((turn) => turn.who === id && turn.at < at);
  const start = state.started_at;
  return {
    not_heard: heard.size ? there.filter(({ id }) => !heard.has(id)).map(({ number }) => number) : [],
    late: there.flatMap(({ id, number }) => {
      const seat = seatOf(id);
      const late = start && seat && Date.parse(seat.at) - Date.parse(start) > LATE_AFTER_MS;
      return late && !spokeBefore(id, seat.at) ? [{ number, at: seat.at }] : [];
    }),
    gone: seats.length ? there.filter(({ id }) => heard.has(id) && !seatOf(id)).map(({ number }) => number) : [],
  };
}
