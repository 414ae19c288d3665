/** Numbers that are nobody's yet. */

import type { Kit } from "../contract/kit";
import type { State } from "../contract/state";
import { type Numbered, participantsOf } from "./participants";

/** Numbers that stand ready for whoever comes next. */
export function ready(kit: Kit, state: State): Numbered[] {
  return participantsOf(kit, state).filter((one) => !one.came);
}

/** The next number after the last, for who comes when none stands ready. */
export function nextNumber(kit: Kit, state: State): number {
  return Math.max(0, ...participantsOf(kit, state).map((one) => one.number)) + 1;
}
