/**
 * Times as people in the room read them: in the session's time zone, whatever the tablet's own. A time that cannot be
 * read or a zone that this browser does not know has an answer too: no view may fall over a time.
 */

import { wordsLanguage } from "./catalogue";

interface Format {
  format(date: Date): string;
  formatToParts?(date: Date): Intl.DateTimeFormatPart[];
}

const formats = new Map<string, Format>();
const UNREADABLE = "–";

/** 14:05 */
export function hourMinute(at: string | number, zone: string): string {
  return shown(at, format("hm", zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
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
  return shown(at, format("day", zone, options));
}

/** 22 November 2026, of a day that has no time: 2026-11-22 */
export function dayOnly(day: string): string {
  return shown(day, format("only", "UTC", { day: "numeric", month: "long", year: "numeric" }));
}

export function minutesBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

export function minutesAfter(at: string, minutes: number): string {
  const time = new Date(Date.parse(at) + minutes * 60_000);
  return Number.isNaN(time.getTime()) ? at : time.toISOString();
}

/** How many days of the calendar lie between, where the session is; NaN when one of the times cannot be read. */
export function daysBetween(from: string | number, to: string | number, zone: string): number {
  const day = format("iso", zone, { day: "2-digit", month: "2-digit", year: "numeric" }, "sv");
  return Math.round((Date.parse(shown(to, day)) - Date.parse(shown(from, day))) / 86_400_000);
}

/** Whether this browser knows the zone and the language: what it does not know is shown another way. */
export function knowsZone(zone: string): boolean {
  return made(wordsLanguage(), zone, { hour: "2-digit" }) !== null;
}

function shown(at: string | number, { format }: Format): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? UNREADABLE : format(date);
}

/** 00:31:40 */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** Making a format is slow and the room shows many times each second. */
function format(
  name: string,
  zone: string,
  options: Intl.DateTimeFormatOptions,
  language: string = wordsLanguage(),
): Format {
  const key = `${name} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  // A tablet mostly stands where the session is: its own zone is nearer than none.
  const found = made(language, zone, options) ?? made("en", zone, options) ?? made("en", undefined, options) ?? plain;
  const bound = { format: found.format.bind(found) };
  formats.set(key, bound);
  return bound;
}

function made(language: string, timeZone: string | undefined, options: Intl.DateTimeFormatOptions): Format | null {
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone, numberingSystem: "latn" });
  } catch {
    return null;
  }
}

const plain: Format = { format: (date) => date.toISOString().slice(0, 16).replace("T", " ") };
