/** What this reader may read of the texts, which field notes are signed, which notes their author shared. */

import type { State, TextsOf } from "../contract/state";
import type { FoldedAs } from "./folded";
import type { LogIndex } from "./log_index";
import { given, said } from "./payload";
import { isShared, mayRead } from "./sealed";
import { byPart, heads } from "./versions";

export function texts(log: LogIndex): { texts: Record<string, TextsOf>; sealed: string[] } {
  const about = log.every("text", log.subjects("text.written"), (subject) => readTexts(log, subject));
  return {
    texts: Object.fromEntries(about.filter(([, { some }]) => some).map(([subject, { open }]) => [subject, open])),
    sealed: about
      .filter(([, { sealed }]) => sealed)
      .map(([subject]) => subject)
      .sort(),
  };
}

/** What this reader may read of one subject, and whether there is more. */
export function textsAbout(log: LogIndex, subject: string): Readable {
  return log.one("text", subject, () => readTexts(log, subject));
}

interface Readable {
  open: TextsOf;
  some: boolean;
  sealed: boolean;
}

function readTexts(log: LogIndex, subject: string): Readable {
  const written = log.all("text.written", subject);
  const open = written.filter((text) => !text.sealed && mayRead(log, text));
  return { open: textsOf(open), some: open.length > 0, sealed: open.length < written.length };
}

function textsOf(written: FoldedAs<"text.written">[]): TextsOf {
  return Object.fromEntries(
    [...byPart(written, (version) => said(version).field)].map(([field, versions]) => [
      field,
      heads(versions, (version) => [said(version).text, said(version).language ?? null]).map((head) => ({
        id: head.id,
        text: said(head).text,
        person: head.person,
        at: head.at,
        ...given({ language: said(head).language, sign: said(head).sign }),
      })),
    ]),
  );
}

/** Signing does not lock: the first signature says when the author let others read. */
export function signed(log: LogIndex): State["signed"] {
  return log.each("signed", log.subjects("fieldnote.signed"), (subject) => {
    const { at, person } = log.first("fieldnote.signed", subject)!;
    return { at, person };
  });
}

export function shared(log: LogIndex): string[] {
  return log
    .subjects("note.shared")
    .filter((subject) => isShared(log, subject))
    .sort();
}
