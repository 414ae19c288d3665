/** TextsOf and answers keep every version: what was written over is covered, what nobody wrote over shows. */

import type { AnswerHead, TextsOf } from "../contract/state";
import { earlierFirst, type FoldedAs } from "./folded";
import type { LogIndex } from "./log_index";
import { canonical, given, said } from "./payload";
import { mayRead } from "./sealed";

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

type TextVersion = FoldedAs<"text.written">;
type Version = TextVersion | FoldedAs<"answer.given">;

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

function textsOf(written: TextVersion[]): TextsOf {
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

export function answers(log: LogIndex): Record<string, Record<string, AnswerHead[]>> {
  return log.each("answer", log.subjects("answer.given"), (id) => answersOf(log.all("answer.given", id)));
}

function answersOf(written: readonly FoldedAs<"answer.given">[]): Record<string, AnswerHead[]> {
  return Object.fromEntries(
    [...byPart(written, (version) => said(version).question)].map(([question, versions]) => [
      question,
      heads(versions, (version) => said(version).value).map((head) => ({
        id: head.id,
        value: said(head).value,
        person: head.person,
        at: head.at,
      })),
    ]),
  );
}

function byPart<V extends Version>(versions: readonly V[], partOf: (version: V) => string): Map<string, V[]> {
  const parts = new Map<string, V[]>();
  for (const version of versions) {
    const name = partOf(version);
    const part = parts.get(name);
    if (part) part.push(version);
    else parts.set(name, [version]);
  }
  return parts;
}

/** Versions in order, of one field. A name of a later version is ignored, so there are no cycles. */
function heads<V extends Version>(versions: V[], content: (version: V) => unknown): V[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const covered = new Set<string>();
  for (const version of versions) {
    for (const id of version.base ?? []) {
      const named = byId.get(id);
      if (named && earlierFirst(named, version) < 0) covered.add(id);
    }
  }
  const uncovered = versions.filter((version) => !covered.has(version.id));
  if (uncovered.length === 1) return uncovered;
  const shown = new Map<string, V>();
  for (const version of uncovered) {
    const same = canonical(content(version));
    if (!shown.has(same)) shown.set(same, version);
  }
  return [...shown.values()];
}
