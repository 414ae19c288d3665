/** Who may read a text now. Asked each time it is read, of the whole log: the answer may change either way. */

import type { Ordered } from "./order";
import { said } from "./payload";
import type { Folded } from "./state";

const FIELD_NOTE = "fieldnote.";
const MINTED = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PRIVATE = new Set(["steer", "comment"]);

export function mayRead(log: Ordered, text: Folded): boolean {
  if (text.person === log.reader) return true;
  if (text.subject.startsWith(FIELD_NOTE)) return fieldNoteIsOpen(log, text.subject);
  // What was not minted on a tablet is an item of the guide: no note that could still be on its way.
  return !MINTED.test(text.subject) || noteIsOpen(log, text.subject);
}

/** Apart, then together: signed by its author, and for the other of the pair their own signed too. */
function fieldNoteIsOpen(log: Ordered, subject: string): boolean {
  const own = FIELD_NOTE + log.reader;
  if (subject === own || subject === FIELD_NOTE + "together") return true;
  if (!log.first("fieldnote.signed", subject)) return false;
  return !log.staff.some((member) => member.id === log.reader) || !!log.first("fieldnote.signed", own);
}

function noteIsOpen(log: Ordered, subject: string): boolean {
  const noted = log.noted(subject);
  if (noted[0]?.person === log.reader) return true;
  if (noted.some((note) => PRIVATE.has(said(note).kind as string))) return isShared(log, subject);
  return !!log.first("moment.noted", subject) || !!log.first("bringback.kept", subject);
}

/** Only the note's author can share it, whoever else tried. */
export function isShared(log: Ordered, subject: string): boolean {
  const author = log.noted(subject)[0]?.person;
  return log.all("note.shared", subject).some((share) => share.person === author);
}
