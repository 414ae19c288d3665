/**
 * What became of a sub question, by one function for the room, the marks, the field note and their counters. The
 * comparison says the same (server/reports/coverage.py): tests/fixtures/outcomes.json holds both to it.
 */

import type { Guide } from "../contract/kit";
import type { Now, State, SubMark } from "../contract/state";
import { linesOf } from "./sections";

type Happened = "came_up" | "asked" | "came_up_then_asked" | "asked_then_came_up";
export type Outcome = Happened | `${Happened}_rest_left_out` | "left_out" | "not_reached";

/** "Left out" never hides what happened. */
export function outcomeOf(sub: SubMark | undefined): Outcome {
  const happened = whatHappened(sub);
  if (!happened) return sub?.left_out ? "left_out" : "not_reached";
  return sub!.left_out ? `${happened}_rest_left_out` : happened;
}

function whatHappened(sub: SubMark | undefined): Happened | null {
  if (!sub) return null;
  const { came_up, asked } = sub;
  if (came_up && asked) return came_up <= asked ? "came_up_then_asked" : "asked_then_came_up";
  return came_up ? "came_up" : asked ? "asked" : null;
}

export interface Counts {
  came_up: number;
  asked: number;
  left_out: number;
  not_reached: number;
}

/** Each fact as often as it is true: what came up and was asked too counts under both. */
export function countsOf(guide: Guide, state: State): Counts {
  const counts: Counts = { came_up: 0, asked: 0, left_out: 0, not_reached: 0 };
  for (const section of guide.sections) {
    for (const { id } of linesOf(section, state)) {
      const sub = state.subs[id];
      const outcome = outcomeOf(sub);
      if (sub?.came_up) counts.came_up++;
      if (sub?.asked) counts.asked++;
      if (outcome === "left_out" || outcome === "not_reached") counts[outcome]++;
    }
  }
  return counts;
}

/** How a question became the question now: asked wins over "the talk has moved here". */
export function reachedBy(nows: Now[], question: string): Pick<Now, "how" | "since"> | null {
  const here = nows.filter((now) => now.question === question);
  return here.find((now) => now.how === "asked") ?? here[0] ?? null;
}
