/** How the two field notes stand to each other: apart until both are signed. */

import type { Kit } from "../../contract/kit";
import type { State, TextsOf } from "../../contract/state";
import { nameIn } from "../../tablet/staff_names";

export type Standing = "none" | "begun" | "signed" | "open";

export interface Other {
  person: string;
  name: string;
  subject: string;
  standing: Standing;
  texts: TextsOf;
}

export function ownNote(person: string): string {
  return `fieldnote.${person}`;
}

export const TOGETHER = "fieldnote.together";

/** The others of the staff, and what may be known of their notes. */
export function others(kit: Kit, state: State, me: string): Other[] {
  return state.staff
    .filter((member) => member.id !== me)
    .map(({ id }) => {
      const subject = ownNote(id);
      const signed = state.signed[subject] !== undefined;
      const open = signed && state.signed[ownNote(me)] !== undefined;
      const begun = state.sealed.includes(subject) || state.texts[subject] !== undefined;
      const standing = open ? "open" : signed ? "signed" : begun ? "begun" : "none";
      return { person: id, name: nameIn(kit, id), subject, standing, texts: open ? (state.texts[subject] ?? {}) : {} };
    });
}

export function bothSigned(kit: Kit, state: State, me: string): boolean {
  const pair = others(kit, state, me);
  return state.signed[ownNote(me)] !== undefined && pair.length > 0 && pair.every((other) => other.standing === "open");
}
