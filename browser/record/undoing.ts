/** Which changes were taken back. */

import { LASTING } from "../contract/facts";
import type { Folded, StaffMember } from "./folded";
import { mayBeMadeBy, presumedRight } from "./rights";

export const UNDONE = "change.undone";
/** What somebody wrote, answered, signed or withdrew is not a slip of the finger. */
const isLasting: ReadonlySet<string> = new Set(LASTING);

/** `undos` from the earliest to the newest. */
export function undoneOf(changes: ReadonlyMap<string, Folded>, undos: Folded[], staff: StaffMember[]): Set<string> {
  const undone = new Set<string>();
  // From the newest: by then it is known whether an undoing was itself taken back. Only a later one can do that,
  // so two that name each other have an answer too.
  for (const undo of undos.reverse()) {
    const target = changes.get(undo.subject);
    if (target && !undone.has(undo.id) && mayUndo(undo, target, staff)) undone.add(target.id);
  }
  return undone;
}

/** Whoever may make a change may take it back: judged by the right they did it by, whatever rights they have today. */
function mayUndo(undo: Folded, target: Folded, staff: StaffMember[]): boolean {
  if (isLasting.has(target.kind)) return false;
  if (!mayBeMadeBy(target.kind, undo.by_right ?? presumedRight(undo, staff))) return false;
  return target.kind !== "note.shared" || undo.person === target.person;
}
