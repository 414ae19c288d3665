/** What stands on the map, clockwise from the moderator: chairs, empty ones, and the gaps between them. */

import type { Chair } from "./circle";

export type Slot =
  | { kind: "moderator" }
  | { kind: "chair"; chair: Chair }
  | { kind: "free"; index: number; before: Chair | undefined; after: Chair | undefined };

/** In chairs: the moderator's has a word on it. */
const MODERATOR = 1.7;

export function widthOf(slot: Slot): number {
  return slot.kind === "moderator" ? MODERATOR : 1;
}

/** Between any two chairs, and beside the moderator. */
export function withGaps(chairs: Chair[]): Slot[] {
  const slots: Slot[] = [{ kind: "moderator" }];
  for (let index = 0; index <= chairs.length; index++) {
    slots.push({ kind: "free", index, before: chairs[index - 1], after: chairs[index] });
    if (chairs[index]) slots.push({ kind: "chair", chair: chairs[index]! });
  }
  return slots;
}

/**
 * With chairs for those who have not sat down yet. `held` says on which chair of the row a seat was put by a tap: then
 * the others stay where they were.
 */
export function withEmptyChairs(chairs: Chair[], empty: number, held: ReadonlyMap<string, number>): Slot[] {
  const row = inRow(chairs, chairs.length + empty, held) ?? inRow(chairs, chairs.length + empty, new Map())!;
  const slots = row.map((chair, index): Slot => {
    if (chair) return { kind: "chair", chair };
    const before = row.slice(0, index).reverse().find(Boolean) ?? undefined;
    return { kind: "free", index, before, after: row.slice(index).find(Boolean) ?? undefined };
  });
  return [{ kind: "moderator" }, ...slots];
}

/** Null where the chairs do not fit into the row in the order they stand. */
function inRow(chairs: Chair[], all: number, held: ReadonlyMap<string, number>): (Chair | null)[] | null {
  const row: (Chair | null)[] = Array.from({ length: all }, () => null);
  let next = 0;
  for (const chair of chairs) {
    const index = held.get(chair.seat) ?? next;
    if (index < next || index >= all) return null;
    row[index] = chair;
    next = index + 1;
  }
  return row;
}
