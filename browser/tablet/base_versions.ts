/** What a change is made over: the versions it names, and what it must be later than. */

import type { Kind } from "../contract/payloads";
import { canonical } from "../record/payload";
import type { ActOf, Entry } from "../store/act";
import type { Change } from "../store/change";

export function entryOf(
  session: string,
  { kind, subject, payload, base }: ActOf<Kind>,
  log: ReadonlyMap<string, Change>,
): Entry {
  const bases = basesOf(log.values(), kind, subject, payload, base);
  return { session, kind, subject, payload, base: bases, after: mustFollow(log, kind, subject) };
}

/**
 * The ids a change is written over. Heads with equal content show as one, so who writes over the one shown writes over
 * all of them; and a form recorded where a withdrawal is shown is recorded over that withdrawal.
 */
function basesOf(
  changes: IterableIterator<Change>,
  kind: Kind,
  subject: string,
  payload: object,
  base: string[] | undefined,
): string[] | undefined {
  if (kind === "consent.recorded") {
    const withdrawn = idsOf(changes, (change) => change.kind === "consent.withdrawn" && change.subject === subject);
    return base ?? (withdrawn.length ? withdrawn : undefined);
  }
  if (kind !== "text.written" && kind !== "answer.given") return base;
  const part = partOf({ payload });
  const versions = [...changes].filter((one) => one.kind === kind && one.subject === subject && partOf(one) === part);
  const named = new Set(base);
  const contents = new Set(versions.filter((one) => named.has(one.id)).map((one) => canonical(one.payload)));
  return [...named, ...idsOf(versions, (one) => !named.has(one.id) && contents.has(canonical(one.payload)))];
}

/** The newest time this change must come after although its subject is another. */
function mustFollow(log: ReadonlyMap<string, Change>, kind: Kind, subject: string): string | undefined {
  if (kind === "change.undone") return log.get(subject)?.at;
  if (kind !== "question.now") return undefined;
  return (
    [...log.values()].reduce<string>((newest, one) => (one.kind === kind && one.at > newest ? one.at : newest), "") ||
    undefined
  );
}

function partOf({ payload }: { payload?: object }): unknown {
  const { field, question } = (payload ?? {}) as { field?: string; question?: string };
  return field ?? question;
}

function idsOf(changes: Iterable<Change>, which: (change: Change) => boolean): string[] {
  return [...changes].filter(which).map((change) => change.id);
}
