/** The server's time on a tablet whose own clock may be wrong or step. */

export interface Clock {
  /** ms to add to the tablet's clock */
  offset: number;
  /** the newest change of this tablet, ms since 1970 */
  newest: number;
}

export const UNSET: Clock = { offset: 0, newest: 0 };

/**
 * The time of the next change, and the clock after it. Time never goes back behind this tablet's newest change: the
 * offset is raised instead, so that it goes on evenly from there. `known` is the newest time of what the change is
 * about: what a person does over what they see always counts.
 */
export function next(clock: Clock, wall: number, known: number): { at: number; clock: Clock } {
  const raised = Math.max(0, clock.newest - (wall + clock.offset));
  const offset = clock.offset + raised;
  const at = Math.max(wall + offset, known + 1);
  return { at, clock: { offset, newest: Math.max(clock.newest, at) } };
}

/**
 * The clock after a measurement. While this tablet's newest change is ahead of the measured time, the offset does not
 * sink: the next change would raise it again, and what is minutes apart would all be at one moment.
 */
export function corrected(clock: Clock, wall: number, offset: number): Clock {
  return wall + offset < clock.newest ? { ...clock, offset: Math.max(offset, clock.offset) } : { ...clock, offset };
}

export function reading(clock: Clock, wall: number): number {
  return Math.max(wall + clock.offset, clock.newest);
}

/** The offset an answer tells, taking the server's time as that of the middle of the way; null when it tells none. */
export function measured(serverNow: string | null, askedAt: number, answeredAt: number): number | null {
  const server = Number(serverNow);
  if (!serverNow || !Number.isFinite(server)) return null;
  return Math.round(server - (askedAt + answeredAt) / 2);
}
