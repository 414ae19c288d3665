/** The chairs as they stand round the table, and who is put on one. */

import { type Numbered, participantsOf } from "../../guide/participants";
import { nextNumber, ready } from "../../guide/ready_numbers";
import type { Act } from "../../store/act";
import { newId } from "../../tablet/notes";
import type { OpenSession } from "../../tablet/open_session";

export interface Chair {
  seat: string;
  participant: string;
  person: Numbered | undefined;
  /** In microseconds since 1970: as it was minted, or put between two others. */
  place: number;
}

const BEFORE_THE_FIRST = 60_000_000;

/** Clockwise from the moderator. */
export function seated(session: OpenSession): Chair[] {
  const people = participantsOf(session.kit, session.state.value);
  return Object.entries(session.state.value.seats)
    .map(([seat, { participant, place, at }]) => ({
      seat,
      participant,
      person: people.find((person) => person.id === participant),
      place: place ?? mintedAt(seat, at),
    }))
    .sort((a, b) => a.place - b.place || (a.seat < b.seat ? -1 : 1));
}

function mintedAt(seat: string, at: string): number {
  const ms = Number.parseInt(seat.replace("-", "").slice(0, 12), 16);
  return (Number.isNaN(ms) ? Date.parse(at) : ms) * 1000;
}

/** After the last nothing has to be said: it is minted now. */
export function placeBetween(before: Chair | undefined, after: Chair | undefined): number | undefined {
  if (!after) return undefined;
  return before ? Math.floor((before.place + after.place) / 2) : after.place - BEFORE_THE_FIRST;
}

/** Who can be put on a chair: who left or has a number already, the numbers that stand ready, the next one. */
export function standing(session: OpenSession): Numbered[] {
  const seats = new Set(seated(session).map((chair) => chair.participant));
  const known = participantsOf(session.kit, session.state.value);
  return known.filter(({ id, consent }) => consent !== "withdrawn" && !seats.has(id));
}

export interface Newcomer {
  instead_of?: string;
  outside_criteria?: boolean;
}

/** The first number that stands ready, else the next after the last. */
export function firstReady({ kit, state }: OpenSession): string | null {
  return ready(kit, state.value)[0]?.id ?? null;
}

const OUTSIDE = { outside_criteria: true };

/** Null is somebody without a number. */
export function sitsDown(session: OpenSession, who: string | null, place?: number, more: Newcomer = {}) {
  const participant = who ?? newId(session);
  const known = participantsOf(session.kit, session.state.value).find(({ id }) => id === who);
  const number = known?.number ?? nextNumber(session.kit, session.state.value);
  const besides = { ...(more.instead_of && { instead_of: more.instead_of }), ...(more.outside_criteria && OUTSIDE) };
  const added: Act = { kind: "participant.added", subject: participant, payload: { number, ...besides } };
  const acts: Act[] = known && !Object.keys(besides).length ? [] : [added];
  const payload = { participant, ...(place !== undefined && { place }) };
  acts.push({ kind: "seat.taken", subject: newId(session), payload });
  return { number, acts };
}
