import { _, _n, fill } from "../words";

/** "22 minutes", "3 hours", "2 days": how long after the end, for the author alone. */
export function longAfter(ended: string, at: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(at) - Date.parse(ended)) / 60_000));
  if (minutes < 100) return fill(_n("{n} minute", "{n} minutes", minutes), { n: minutes });
  const hours = Math.round(minutes / 60);
  if (hours < 48) return fill(_n("{n} hour", "{n} hours", hours), { n: hours });
  const days = Math.round(hours / 24);
  return fill(_n("{n} day", "{n} days", days), { n: days });
}
