/** People of a session by name: the kit knows everybody who is on its staff or has a tablet in it. */

import type { Kit } from "../contract/kit";
import { _, fill } from "../words/catalogue";
import type { OpenSession } from "./open_session";

export interface NamedMember {
  id: string;
  role: string;
  name: string;
}

export function nameOf({ kit, me, myName }: OpenSession, person: string): string {
  return person === me.id ? myName : nameIn(kit, person);
}

/** Whom the kit does not name is another person. One of an older version names the staff alone. */
export function nameIn(kit: Kit, person: string): string {
  return kit.names?.[person] ?? kit.staff.find((member) => member.id === person)?.name ?? _("another person");
}

/** Who is on the staff now, moderators first. */
export function team(session: OpenSession): NamedMember[] {
  return session.state.value.staff.map((member) => ({ ...member, name: nameOf(session, member.id) }));
}

/** Musa moderates · Amina assists */
export function teamWords(members: Pick<NamedMember, "role" | "name">[]): string {
  const words = ({ role, name }: Pick<NamedMember, "role" | "name">) =>
    fill(role === "moderator" ? _("{name} moderates") : _("{name} assists"), { name });
  return members.map(words).join(" · ");
}
