import { isSilent } from "../sync/others";
import type { OpenSession } from "./open_session";

/**
 * Whether the tablet of the other of the pair is there, or since when not; null while nobody knows, or when nobody has
 * that role.
 */
export function presence(
  session: OpenSession,
  role: string,
  now: number,
): { here: boolean; since: string | null } | null {
  const people = session.state.value.staff.filter((member) => member.role === role && member.id !== session.me.id);
  const { others, connected, sent_at } = session.status.value;
  if (!people.length || connected === null || (connected && !others)) return null;
  const heard = (others ?? [])
    .filter((other) => people.some((person) => person.id === other.person))
    .sort((a, b) => ((a.heard_at ?? "") < (b.heard_at ?? "") ? 1 : -1))[0];
  if (!connected) return { here: false, since: heard?.heard_at ?? sent_at };
  return { here: !!heard && !isSilent(heard, now), since: heard?.heard_at ?? null };
}
