/** What the server emptied leaves this tablet too: its own copies, and what was drafted on them. */

import { EMPTIED } from "../record/emptied";
import type { Change, LogChange } from "./change";
import type { Reading, Writing } from "./connection";
import { draftInPage, draftOf } from "./keys";

/** Nothing is left to send: the server has it, without its words too. */
export function withoutWords({ payload: _payload, base: _base, ...change }: Change): Change {
  return { ...change, state: change.state === "waiting" ? "sent" : change.state, emptied: true };
}

/** An emptied change as the server gives it, or one that was emptied here already; null when nothing is new. */
export function keptEmptied(session: string, arrived: LogChange, here: Change | undefined): Change | null {
  if (!here) return { ...arrived, session, state: "theirs" };
  return here.emptied && here.number === arrived.number ? null : { ...withoutWords(here), number: arrived.number };
}

/** What arrived, and beside it the copies that some of it says were emptied. */
export async function withEmptied(reading: Reading, taken: Change[]): Promise<Change[]> {
  const byId = new Map(taken.map((change) => [change.id, change]));
  for (const { kind, subject } of taken) {
    if (kind !== EMPTIED) continue;
    const copy = byId.get(subject) ?? (await reading.objectStore("changes").get(subject));
    if (copy && !copy.emptied) byId.set(subject, withoutWords(copy));
  }
  return [...byId.values()];
}

/** From both places in which a draft lies. An open page lets go of what it still holds of it: `Drafts.forget`. */
export async function dropDrafts(writing: Writing, person: string, session: string, emptied: Change[]): Promise<void> {
  const [meta, start, inPage] = [writing.objectStore("meta"), draftOf(session, ""), draftInPage(person, session, "")];
  for (const { subject } of emptied) {
    const kept = await meta.getAllKeys(IDBKeyRange.bound(start, `${start}\uffff`));
    for (const key of kept) if (isAbout(key.slice(start.length), subject)) await meta.delete(key);
    for (const key of keysInPage())
      if (key.startsWith(inPage) && isAbout(key.slice(inPage.length), subject)) localStorage.removeItem(key);
  }
}

function keysInPage(): string[] {
  return Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place)!);
}

/** `text.SUBJECT.FIELD`, `answer.PARTICIPANT.QUESTION` */
export function isAbout(draft: string, subject: string): boolean {
  return `.${draft}.`.includes(`.${subject}.`);
}
