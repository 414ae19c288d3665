import { NOTE_KINDS } from "../contract/facts";
import { _, fill, translated } from "./catalogue";

export type NoteKind = keyof typeof NOTE_KINDS;

export const ALL_KINDS = Object.keys(NOTE_KINDS) as NoteKind[];

export function kindWords(kind: NoteKind): string {
  return translated(NOTE_KINDS[kind]);
}

/** What somebody said, word for word. */
export function isQuote(kind: NoteKind): boolean {
  return kind === "quote" || kind === "quote_translated";
}

/** "few", a number, or "5/8" for five of the eight who were there. */
export function countWords(count: string | number | undefined): string {
  if (count === "few") return _("few");
  if (count === "most") return _("most");
  if (count === "all") return _("all");
  const [n, all] = String(count ?? "").split("/");
  return all ? fill(_("{n} of {all}"), { n: n!, all }) : n!;
}
