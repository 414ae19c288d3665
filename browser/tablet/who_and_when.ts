import { _, fill } from "../words/catalogue";
import type { OpenSession } from "./open_session";
import { nameOf } from "./staff_names";

/** Who made it and when: Amos, 14:05. */
export function whoAndWhen(session: OpenSession, made: { person: string; at: string }): string {
  return fill(_("{name}, {time}"), { name: nameOf(session, made.person), time: session.hourMinute(made.at) });
}
