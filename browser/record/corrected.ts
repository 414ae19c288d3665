/** What stands now and what stood there before, of a note, a turn or somebody present; not what was taken back. */

import { earlierFirst } from "./folded";
import type { LogIndex } from "./log_index";
import { canonical, given } from "./payload";

/** What a subject was said to be from a moment on, and by whom. */
export interface Saying {
  id: string;
  at: string;
  person: string;
  says: Record<string, unknown>;
}

interface Made {
  id: string;
  at: string;
  person: string;
  kind: string;
  payload?: object;
}

const MADE = ["moment.noted", "turn.taken", "turn.corrected", "present.noted"] as const;

/** The earliest first. */
export function everSaid(log: LogIndex, subject: string): Saying[] {
  return [...facts(log, subject), ...words(log, subject)].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** When somebody said something else of it than at first. */
export function correctedAt(log: LogIndex, subject: string): string | null {
  const later = [...facts(log, subject).slice(1), ...words(log, subject).slice(1)];
  return later.reduce<string | null>((newest, { at }) => (newest && newest > at ? newest : at), null);
}

function facts(log: LogIndex, subject: string): Saying[] {
  return differing(MADE.flatMap((kind): Made[] => [...log.all(kind, subject)]).sort(earlierFirst));
}

function words(log: LogIndex, subject: string): Saying[] {
  return differing(log.all("text.written", subject).filter((text) => !text.sealed));
}

/** First words that are put to a turn correct nothing, nor does a change that says what stands there already. */
function differing(changes: readonly Made[]): Saying[] {
  const found: Saying[] = [];
  for (const { id, at, person, kind, payload = {} } of changes) {
    const before = found.at(-1)?.says ?? {};
    const says: Saying["says"] = { ...(kind === "turn.corrected" ? before : {}), ...given(payload) };
    const { first_words, ...rest } = says;
    const { first_words: before_words, ...before_rest } = before;
    const isMore = canonical(rest) === canonical(before_rest) && (!before_words || before_words === first_words);
    if (found.length && isMore) found.at(-1)!.says = says;
    else found.push({ id, at, person, says });
  }
  return found;
}
