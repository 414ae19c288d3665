/** Whether the session runs, and its stretches between starts, pauses and ends. */

import { LIFE } from "../contract/facts";
import type { State } from "../contract/state";
import { earlierFirst } from "./folded";
import type { LogIndex } from "./log_index";

type Life = Pick<State, "status" | "paused" | "started_at" | "ended_at" | "stretches" | "from_paper">;

export function life(log: LogIndex, closed: boolean): Life {
  const course = LIFE.flatMap((kind) => log.subjects(kind).flatMap((subject) => log.all(kind, subject))).sort(
    earlierFirst,
  );
  const start = course.find((change) => change.kind === "session.started");
  const newest = start && course.at(-1)!.kind;
  const status = closed ? "closed" : !newest ? "planned" : newest === "session.ended" ? "ended" : "running";
  const over = status === "ended" || status === "closed";
  return {
    status,
    paused: status === "running" && newest === "session.paused",
    started_at: start?.at ?? null,
    ended_at: (over && course.filter((change) => change.kind === "session.ended").at(-1)?.at) || null,
    stretches: start ? stretches(course) : [],
    ...fromPaper(log),
  };
}

/** Each who did, by their newest change. */
function fromPaper(log: LogIndex): Pick<State, "from_paper"> {
  const made = log.subjects("paper.entered").flatMap((subject) => log.all("paper.entered", subject));
  const newest = new Map(made.sort(earlierFirst).map((change) => [change.person, change]));
  const entered = [...newest.values()].sort(earlierFirst).map(({ person, at }) => ({ person, at }));
  return entered.length ? { from_paper: entered } : {};
}

function stretches(course: { kind: string; at: string }[]): [string, string | null][] {
  const found: [string, string | null][] = [];
  for (const { kind, at } of course) {
    const open = found.at(-1)?.[1] === null ? found.at(-1)! : undefined;
    const begins = kind === "session.started" || kind === "session.resumed";
    if (begins && !open) found.push([at, null]);
    if (!begins && open) open[1] = at;
  }
  return found;
}
