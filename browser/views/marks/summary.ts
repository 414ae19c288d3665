/** How the questions stand: every one that nobody touched was not reached. */

import type { Guide } from "../../contract/kit";
import type { QuestionMark, State, SubMark } from "../../contract/state";
import { linesOf } from "../../guide/sections";

type Mark = "came_up" | "asked" | "left_out";
export type Standing = Mark | "not_reached";

export interface Summary {
  came_up: number;
  asked: number;
  left_out: number;
  not_reached: number;
}

/** What came up and was asked too counts as came up: it was there before the question. */
export function standingOf(sub: SubMark | undefined): Standing {
  if (sub?.came_up) return "came_up";
  if (sub?.asked) return "asked";
  return sub?.left_out ? "left_out" : "not_reached";
}

export function summary(guide: Guide, state: State): Summary {
  const counts: Summary = { came_up: 0, asked: 0, left_out: 0, not_reached: 0 };
  for (const section of guide.sections) {
    for (const line of linesOf(section, state)) counts[standingOf(state.subs[line.id])]++;
  }
  return counts;
}

export function isTouched(mark: QuestionMark | undefined): boolean {
  return !!mark && (mark.asked !== null || mark.mark !== null);
}

export function isTouchedSub(sub: SubMark | undefined): boolean {
  return !!sub && (sub.came_up !== null || sub.asked !== null || sub.left_out !== null);
}

/**
 * Which mark takes `mark` off and leaves the rest. Came up and asked keep their first time, so marking one of them
 * again covers "left out"; neither of the two can be taken off alone without losing the other's time.
 */
export function takesOff(sub: SubMark, mark: Mark): Mark | "open" | null {
  const rest = (["came_up", "asked"] as const).filter((other) => other !== mark && sub[other]);
  if (mark === "left_out") return rest[0] ?? "open";
  return rest.length || sub.left_out ? null : "open";
}
