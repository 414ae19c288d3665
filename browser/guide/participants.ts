/** Who takes part, by number: what the log says, and the roster for whom it says nothing yet. */

import type { Kit } from "../contract/kit";
import type { Consent, State } from "../contract/state";
import { plannedNumber } from "../record/planned_numbers";
import { _ } from "../words/catalogue";

export interface Numbered {
  id: string;
  number: number;
  consent: Consent;
  /** Sat, spoke, signed or answered; a number alone stands ready and is nobody. */
  came: boolean;
}

/** Every number, in their order: who came, and those that stand ready. */
export function participantsOf(kit: Kit, state: State): Numbered[] {
  const found = new Map<string, Numbered>();
  for (const { participant: id, number, consent } of kit.roster) found.set(id, { id, number, consent, came: false });
  const known = Object.entries(state.participants);
  for (const [id, { number, consent, did_not_come }] of known)
    found.set(id, { id, number, consent, came: !did_not_come });
  const given = new Set(known.map(([, { number }]) => number));
  // The roster may be older than the log: a number that somebody else was given by now stands ready no more.
  for (const { id, number } of [...found.values()])
    if (plannedNumber(id) && !state.participants[id] && given.has(number)) found.delete(id);
  return [...found.values()].sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
}

/** The participants of every total: who came and did not withdraw. */
export function whoCame(kit: Kit, state: State): Numbered[] {
  return participantsOf(kit, state).filter((one) => one.came && one.consent !== "withdrawn");
}

/** P3 */
export function labelOf(participants: Numbered[], id: string): string | undefined {
  const found = participants.find((participant) => participant.id === id);
  return found && `P${found.number}`;
}

/** "P3, P5", "Moderator": who a turn or a note is about. */
export function labelsOf(kit: Kit, state: State, who: string[]): string {
  const participants = participantsOf(kit, state);
  const label = (id: string) =>
    id === "moderator" ? _("Moderator") : (labelOf(participants, id) ?? _("a participant"));
  return who.map(label).join(", ");
}
