/** Which marks can be put and taken off when the marks are checked. */

import type { QuestionMark, SubMark } from "../../contract/state";

type Mark = "came_up" | "asked" | "left_out";

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
