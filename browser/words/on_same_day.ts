import { inLatinDigits } from "./digits";

/**
 * "14:06:20" by the clock of the site, as the moment nearest to another one: right over midnight and when the clocks
 * change.
 */
export function onSameDay(clock: string, near: string, zone: string): string | null {
  const wanted = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(clock);
  if (!wanted) return null;
  const seconds = Number(wanted[1]) * 3600 + Number(wanted[2]) * 60 + Number(wanted[3] ?? 0);
  const base = Date.parse(near);
  const apart = seconds - secondsOfDay(base, zone);
  const first = Math.floor(base / 1000) * 1000 + nearest(apart) * 1000;
  // The clocks may have changed between the two moments: look again from where we are.
  return new Date(first + nearest(seconds - secondsOfDay(first, zone)) * 1000).toISOString();
}

function secondsOfDay(ms: number, zone: string): number {
  const options = { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  const [hours, minutes, seconds] = new Intl.DateTimeFormat("en-GB", options).format(ms).split(":").map(Number);
  return hours! * 3600 + minutes! * 60 + seconds!;
}

function nearest(seconds: number): number {
  const day = 86_400;
  const within = ((seconds % day) + day) % day;
  return within > day / 2 ? within - day : within;
}

/** "00:31:40" or "31:40" on the display of a recorder, in ms; null while it is not typed to the end. */
export function msInto(display: string): number | null {
  const read = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})$/.exec(inLatinDigits(display.trim()));
  if (!read) return null;
  const [hours = 0, minutes = 0, seconds = 0] = read.slice(1).map((part) => Number(part ?? 0));
  return minutes < 60 && seconds < 60 ? (hours * 3600 + minutes * 60 + seconds) * 1000 : null;
}
