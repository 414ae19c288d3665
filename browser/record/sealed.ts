/** Who may read a text now. Asked each time it is read, of the whole log: the answer may change either way. */

import { BRINGS, PRIVATE } from "../contract/facts";
import type { FoldedAs } from "./folded";
import type { LogIndex } from "./log_index";
import { said } from "./payload";
import { isOnStaff } from "./staff";

const FIELD_NOTE = "fieldnote.";
const MINTED = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOTED = "moment.noted";
type Text = FoldedAs<"text.written">;

const isPrivate: ReadonlySet<string> = new Set(PRIVATE);

export function mayRead(log: LogIndex, text: Text): boolean {
  if (text.person === log.reader) return true;
  if (text.subject.startsWith(FIELD_NOTE)) return fieldNoteIsOpen(log, text.subject);
  // What was not minted on a tablet is an item of the guide: no note that could still be on its way.
  return !MINTED.test(text.subject) || noteIsOpen(log, text);
}

/** Apart, then together: signed by its author, and for the other of the pair their own signed too. */
function fieldNoteIsOpen(log: LogIndex, subject: string): boolean {
  const own = FIELD_NOTE + log.reader;
  if (subject === own || subject === FIELD_NOTE + "together") return true;
  if (!log.first("fieldnote.signed", subject)) return false;
  return !isOnStaff(log, log.reader) || !!log.first("fieldnote.signed", own);
}

function noteIsOpen(log: LogIndex, text: Text): boolean {
  const noted = log.ever(NOTED, text.subject);
  const author = authorOf(noted, text);
  if (author === log.reader) return true;
  if (log.lacks(NOTED, text.subject) || noted.some((note) => isPrivate.has(said(note).kind)))
    return isSharedBy(log, text.subject, author);
  return noted.length > 0 || BRINGS.some((kind) => log.ever(kind, text.subject).length);
}

/**
 * Whose sharing opens a text: its writer's who noted the note too, else the first who noted it. Otherwise a colleague
 * could note the same note again with an earlier time, and then share it.
 */
function authorOf(noted: readonly FoldedAs<"moment.noted">[], text: Text): string | undefined {
  return (noted.find((note) => note.person === text.person) ?? noted[0])?.person;
}

/** Only the note's author can share it, whoever else tried. */
export function isShared(log: LogIndex, subject: string): boolean {
  return isSharedBy(log, subject, log.ever(NOTED, subject)[0]?.person);
}

function isSharedBy(log: LogIndex, subject: string, author: string | undefined): boolean {
  return log.all("note.shared", subject).some((share) => share.person === author);
}
