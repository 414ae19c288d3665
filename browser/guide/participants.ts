/** Who takes part, by number: what the log says, and the roster for whom it says nothing yet. */

import type { Kit } from "../contract/kit";
import type { Consent, State } from "../contract/state";
import { _ } from "../words/catalogue";

export interface Numbered {
  id: string;
  number: number;
  consent: Consent;
}

/** Every participant with a number, in the order of the numbers. */
export function participantsOf(kit: Kit, state: State): Numbered[] {
  const found = new Map<string, Numbered>();
  for (const { participant: id, number, consent } of kit.roster) found.set(id, { id, number, consent });
  for (const [id, { number, consent }] of Object.entries(state.participants)) found.set(id, { id, number, consent });
  return [...found.values()].sort((a, b) => a.number - b.number);
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
