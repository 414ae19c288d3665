/** The question now, what each question brought, and what the group said of the summary. */

import type { Now, QuestionMark, State, SubMark } from "../contract/state";
import { assign } from "./assigned";
import { earlierFirst, type FoldedAs } from "./folded";
import type { LogIndex } from "./log_index";
import { given, notNull, said } from "./payload";

export function questionNow(log: LogIndex): Pick<State, "now" | "nows"> {
  const asked = log
    .subjects("question.now")
    .flatMap((subject) => log.all("question.now", subject))
    .sort(earlierFirst);
  const newest = asked.at(-1);
  const tapped = asked.map(asNow).sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  return { now: newest ? asNow(newest) : null, nows: assign(tapped, log) };
}

function asNow(change: FoldedAs<"question.now">): Now {
  const { since, how, untimed } = said(change);
  return { question: change.subject, since: since ?? change.at, how, ...given({ untimed }) };
}

export function questions(log: LogIndex): Record<string, QuestionMark> {
  const asked = new Map<string, Now>();
  for (const now of questionNow(log).nows) {
    if (now.question && !asked.has(now.question)) asked.set(now.question, now);
  }
  const ids = new Set([...log.subjects("question.now", "question.marked"), ...asked.keys()]);
  const marks = log.each("question", [...ids], (id) => {
    const { mark, reason } = said(log.newest("question.marked", id));
    return !mark || mark === "open" ? { mark: null } : { mark, ...given({ reason }) };
  });
  return Object.fromEntries(
    Object.entries(marks).map(([id, mark]) => [id, { ...askedAt(asked.get(id)), ...mark } as QuestionMark]),
  );
}

/** Where two people marked one key question differently: what each said last, the earlier first. */
export function differingMarks(log: LogIndex, id: string): FoldedAs<"question.marked">[] {
  const newest = new Map(log.all("question.marked", id).map((change) => [change.person, change]));
  const marks = [...newest.values()].sort(earlierFirst);
  return new Set(marks.map((change) => said(change).mark)).size > 1 ? marks : [];
}

function askedAt(now: Now | undefined): Pick<QuestionMark, "asked" | "untimed"> {
  return { asked: now?.since ?? null, ...given({ untimed: now?.untimed }) };
}

export function subs(log: LogIndex): Record<string, SubMark> {
  return log.each("sub", log.subjects("sub.marked"), (id) => subMark(log.all("sub.marked", id)));
}

function subMark(marks: readonly FoldedAs<"sub.marked">[]): SubMark {
  let shown: SubMark = { came_up: null, asked: null, left_out: null };
  const newest: { [mark in "came_up" | "asked"]?: FoldedAs<"sub.marked"> } = {};
  for (const change of marks) {
    const { mark, reason } = said(change);
    shown.left_out = mark === "left_out" ? { at: change.at, ...given({ reason }) } : null;
    if (mark === "open") shown = { came_up: null, asked: null, left_out: null };
    if (mark === "came_up" || mark === "asked") {
      shown[mark] ??= change.at;
      newest[mark] = change;
    }
  }
  const isUntimed = (mark: "came_up" | "asked") => newest[mark]?.at === shown[mark] && said(newest[mark]).untimed;
  const untimed = (["came_up", "asked"] as const).filter(isUntimed);
  return untimed.length ? { ...shown, untimed } : shown;
}

export function summary(log: LogIndex): Pick<State, "summary"> {
  const answered = log.subjects("summary.answered").flatMap((subject) => log.all("summary.answered", subject));
  const newest = answered.sort(earlierFirst).at(-1);
  const { answer } = said(newest);
  return newest && answer && answer !== "open" ? { summary: { answer, at: newest.at } } : {};
}

/** Taken out or taken back although another tablet has marked it: then it stays, and says so. */
export function added(log: LogIndex): State["added"] {
  const ids = new Set(log.subjects("question.added", "sub.marked"));
  const ever = log.each("added", [...ids], (id) => {
    const newest = log.newestOf(id, "question.added", "question.removed");
    if (newest?.kind === "question.added") return addedQuestion(newest);
    const last = log.newest("question.added", id) ?? log.ever("question.added", id).at(-1);
    const { came_up, asked } = subMark(log.all("sub.marked", id));
    return last && (came_up || asked) ? { ...addedQuestion(last), taken_out: true } : null;
  });
  return notNull(ever);
}

function addedQuestion(change: FoldedAs<"question.added">): State["added"][string] {
  const { section, after, text } = said(change);
  return { section, ...given({ after }), text, at: change.at };
}
