/** Whether the person at this tablet is on the session's staff, and what they may do when they are not. */

import type { OpenSession } from "./open_session";

export function isOnTeam({ me, state }: OpenSession): boolean {
  return state.value.staff.some(({ id }) => id === me.id);
}

/** By the rights that the kit says; one fetched by an older version says none. */
export function mayTakeOver({ rights }: { rights?: readonly string[] }): boolean {
  return !!rights?.includes("write_record");
}

/** Something was made here, and its maker is not on the team (any more). */
export function isOffTheTeam(session: OpenSession): boolean {
  return !isOnTeam(session) && session.status.value.stored_at !== null;
}

/** Nothing is made here before the person is on the staff. Who made something already goes on, and reads how it is. */
export function mustTakeOver(session: OpenSession): boolean {
  return !isOnTeam(session) && session.status.value.stored_at === null;
}
