/** Times as people in the room read them: in the session's time zone, whatever the tablet's own. */

import { wordsLanguage } from "./catalogue";

const formats = new Map<string, Intl.DateTimeFormat>();

/** 14:05 */
export function hourMinute(at: string | number, zone: string): string {
  return format("hm", zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}

/** 14:05:09, as a field for a time takes it. */
export function hourMinuteSecond(at: string | number, zone: string): string {
  const options = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  return format("hms", zone, options).format(new Date(at));
}

/** 22 November 2026, 14:05 in the reader's language */
export function dayAndTime(at: string, zone: string): string {
  const options = {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  } as const;
  return format("day", zone, options).format(new Date(at));
}

/** 22 November 2026, of a day that has no time: 2026-11-22 */
export function dayOnly(day: string): string {
  return format("only", "UTC", { day: "numeric", month: "long", year: "numeric" }).format(new Date(day));
}

export function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

export function minutesAfter(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

/** 00:31:40 */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** Making a format is slow and the room shows many times each second. */
function format(name: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(wordsLanguage(), { ...options, timeZone: zone, numberingSystem: "latn" });
  formats.set(key, made);
  return made;
}
