import { _, fill } from "../words/catalogue";
import type { OpenSession } from "./open_session";

/** The name of a person on the staff; whoever has left it is another person. */
export function nameOf(session: OpenSession, person: string): string {
  return session.kit.staff.find((member) => member.id === person)?.name ?? _("another person");
}

/** Who made it and when: Amos, 14:05. */
export function whoAndWhen(session: OpenSession, made: { person: string; at: string }): string {
  return fill(_("{name}, {time}"), { name: nameOf(session, made.person), time: session.hourMinute(made.at) });
}
