/** By which right a change was made: the server says so with each that it gives out. */

import { RIGHTS } from "../contract/facts";
import type { StaffMember } from "./folded";

const rightsOf: Readonly<Record<string, readonly string[]>> = RIGHTS;

export function mayBeMadeBy(kind: string, right: string | undefined): boolean {
  return right !== undefined && !!rightsOf[kind]?.includes(right);
}

/** For a change made here: the first right that makes it and that its maker holds, as the kit says. */
export function rightFor(kind: string, held: readonly string[]): string | undefined {
  return rightsOf[kind]?.find((right) => held.includes(right));
}

/**
 * For a change that does not say its right: made here and not heard back yet, or kept here before the server told it.
 * Of the rights that its kind can be made by, the staff's comes first and the office's second.
 */
export function presumedRight({ kind, person }: { kind: string; person: string }, staff: StaffMember[]) {
  return rightsOf[kind]?.[staff.some((member) => member.id === person) ? 0 : 1];
}
