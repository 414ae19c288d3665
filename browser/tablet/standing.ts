/** Whether the person at this tablet is on the session's staff, and what they may do when they are not. */

import type { OpenSession } from "./open_session";

export type Standing = "on_staff" | "may_take_over" | "outside";

export function standing({ me, kit, state }: OpenSession): Standing {
  if (state.value.staff.some(({ id }) => id === me.id)) return "on_staff";
  return standingByKit(kit.person.rights);
}

/** Of who is not on the staff, by the rights that the kit says; one fetched by an older version says none. */
export function standingByKit(rights: readonly string[] | undefined): Standing {
  return rights?.includes("write_record") ? "may_take_over" : "outside";
}

/** Nothing is made here before the person is on the staff. Who made something already goes on, and reads how it is. */
export function mustTakeOver(session: OpenSession): boolean {
  return standing(session) !== "on_staff" && session.status.value.stored_at === null;
}
