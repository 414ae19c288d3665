import type { State } from "../contract/state";

/** When somebody spoke or was asked last after the session had been ended; null when nobody did. */
export function wentOnUntil({ ended_at, turns, nows }: State): string | null {
  if (!ended_at) return null;
  const talk = [...turns.map(({ at }) => at), ...nows.map(({ since }) => since)];
  return talk.reduce<string | null>((newest, at) => (at > (newest ?? ended_at) ? at : newest), null);
}
