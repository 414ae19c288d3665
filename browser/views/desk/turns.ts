import { everyone, type Someone, sectionOf } from "../../guide/guide";
import type { Undo } from "../../parts/undo_line";
import { newId } from "../../tablet/notes";
import type { Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";

export interface Chair {
  seat: string;
  participant: string;
  person: Someone | undefined;
}

/** The chairs in the order they were placed: ids of seats sort by when they were minted. */
export function seated(sitting: Sitting): Chair[] {
  const people = everyone(sitting.kit, sitting.state.value);
  return Object.entries(sitting.state.value.seats)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([seat, { participant }]) => ({
      seat,
      participant,
      person: people.find((person) => person.id === participant),
    }));
}

/** Who has spoken since the section now began to be talked about; in the whole session when none is now. */
export function haveSpoken(sitting: Sitting): Set<string> {
  const { now, turns } = sitting.state.value;
  const section = sectionOf(sitting.kit, now?.question);
  const here = turns.filter((turn) => !section || sectionOf(sitting.kit, turn.question) === section);
  return new Set(here.map((turn) => turn.who));
}

export async function takeTurn(sitting: Sitting, who: string): Promise<void> {
  const question = sitting.state.value.now?.question;
  await sitting.act("turn.taken", newId(sitting), { who, ...(question && { question }) });
}

/** It was this one, not the last I tapped. */
export async function correctLast(sitting: Sitting, who: string, undo: Undo): Promise<void> {
  const last = sitting.state.value.turns.at(-1);
  if (!last) return takeTurn(sitting, who);
  const change = await sitting.act("turn.corrected", last.id, { who });
  undo.show({ said: _("The last turn is corrected"), change: change.id });
}

export async function firstWords(sitting: Sitting, first_words: string): Promise<void> {
  const last = sitting.state.value.turns.at(-1);
  if (!last) return;
  const { who, question } = last;
  await sitting.act("turn.taken", last.id, { who, ...(question && { question }), first_words });
}
