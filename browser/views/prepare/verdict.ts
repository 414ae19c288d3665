/** What a session without network stands on, and what is only good to have. */

import type { Check } from "../../tablet/prepare";

/** Without these the room may not open, or not keep what is written. */
const NEEDED: readonly Check["name"][] = ["shell", "views", "kit", "space", "test_record"];

export function isNeeded({ name, may_take_over }: Pick<Check, "name" | "may_take_over">): boolean {
  return NEEDED.includes(name) || may_take_over === false;
}

export function isReady(checks: Check[]): boolean {
  const all = NEEDED.every((name) => checks.some((check) => check.name === name && check.ok));
  return all && checks.every((check) => check.ok || !isNeeded(check));
}

/** Whole MB, from 1000 on whole GB. */
export function roomLeft(bytes: number): { n: number; unit: "MB" | "GB" } {
  const mega = Math.floor(bytes / 1e6);
  return mega < 1_000 ? { n: mega, unit: "MB" } : { n: Math.floor(mega / 1_000), unit: "GB" };
}
