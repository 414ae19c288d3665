import type { Sitting } from "../sitting";

/** A tablet gives a sign of life every 30 seconds and hears of the other as often. */
const SILENT_AFTER_MS = 90_000;

/** Since when nothing was heard of the other of the pair; null while they are there, or when nobody has that role. */
export function silentSince(sitting: Sitting, role: string, now: number): { at: string | null } | null {
  const people = sitting.kit.staff.filter((member) => member.role === role && member.id !== sitting.me.id);
  if (!people.length) return null;
  const { others, connected, sent_at } = sitting.status.value;
  const heard = others
    .filter((other) => people.some((person) => person.id === other.person))
    .map((other) => other.heard_at)
    .filter((at): at is string => at !== null)
    .sort()
    .at(-1);
  if (!connected) return { at: heard ?? sent_at };
  return heard && now - Date.parse(heard) < SILENT_AFTER_MS ? null : { at: heard ?? null };
}
