/** A quiet line is about this minute: later it would only puzzle. */
const LASTS_MS = 2 * 60_000;

/** Room and desk go by this one: what the room shows no more came too late. */
export function isFresh(line: { at: string }, now: number): boolean {
  return now - Date.parse(line.at) < LASTS_MS;
}
