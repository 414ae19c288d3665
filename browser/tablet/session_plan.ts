import { type Plan, plan } from "../guide/plan";
import type { OpenSession } from "./open_session";

/** Where the talk of a session stands against its guide's minutes. */
export function planOf(session: OpenSession, at: number): Plan {
  const { kit, state } = session;
  const { started_at, nows } = state.value;
  const later = Number(session.remembered.read("plan.later")) || 0;
  return plan(kit.guide.sections, { planned_start: kit.session.starts_at, started_at, nows }, at, later);
}
