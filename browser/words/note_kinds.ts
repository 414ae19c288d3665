import type { NOTE_KINDS } from "../contract/facts";
import { _, fill } from "./catalogue";

export type NoteKind = (typeof NOTE_KINDS)[number];

export function kindWords(kind: string): string {
  switch (kind) {
    case "gist":
      return _("in my words");
    case "quote":
      return _("their words");
    case "quote_translated":
      return _("their words, my translation");
    case "saw":
      return _("saw");
    case "agreement":
      return _("agreement");
    case "dissent":
      return _("dissent");
    case "rich":
      return _("rich");
    case "comment":
      return _("my comment");
    case "technical":
      return _("technical");
    case "steer":
      return _("for me");
    default:
      return kind;
  }
}

/** What one person thinks or what a cable did is nobody's remark. */
export function isAboutSomeone(kind: NoteKind): boolean {
  return kind !== "comment" && kind !== "technical" && kind !== "agreement";
}

/** "few", a number, or "5/8" for five of the eight who were there. */
export function countWords(count: string | number | undefined): string {
  if (count === "few") return _("few");
  if (count === "most") return _("most");
  if (count === "all") return _("all");
  const [n, all] = String(count ?? "").split("/");
  return all ? fill(_("{n} of {all}"), { n: n!, all }) : n!;
}
