import { isSilent } from "../sync/others";
import type { Sitting } from "./sitting";

/** Whether the tablet of the other of the pair is there, or since when not; null while nobody knows, or when nobody has that role. */
export function presence(sitting: Sitting, role: string, now: number): { here: boolean; since: string | null } | null {
  const people = sitting.kit.staff.filter((member) => member.role === role && member.id !== sitting.me.id);
  const { others, connected, sent_at } = sitting.status.value;
  if (!people.length || connected === null || (connected && !others)) return null;
  const heard = (others ?? [])
    .filter((other) => people.some((person) => person.id === other.person))
    .sort((a, b) => ((a.heard_at ?? "") < (b.heard_at ?? "") ? 1 : -1))[0];
  if (!connected) return { here: false, since: heard?.heard_at ?? sent_at };
  return { here: !!heard && !isSilent(heard, now), since: heard?.heard_at ?? null };
}
