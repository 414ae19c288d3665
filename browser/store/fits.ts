/**
 * What the server would park because it could not keep it exactly. Every change goes through here before it is made,
 * and fields ask the same before they save, where it can still be put right.
 */

import { LIMITS } from "../contract/facts";

export type Misfit = "too_long" | "odd_sign" | "odd_number";

/** More would not fit into any request, so it would wait for ever. Counted in UTF-16, at most three bytes each. */
const LARGEST = 300_000;
/** What stands round a text in its change. */
const ROUND = 2_000;

export function misfitOf(text: string): Misfit | null {
  if (/[\0\p{Surrogate}]/u.test(text)) return "odd_sign";
  if (text.length > LIMITS.text && [...text].length > LIMITS.text) return "too_long";
  return text.length > LARGEST / 6 && JSON.stringify(text).length > LARGEST - ROUND ? "too_long" : null;
}

/** The same of all that stands in a payload. */
export function misfitIn(value: unknown): Misfit | null {
  if (typeof value === "string") return misfitOf(value);
  if (typeof value === "number") return fitsJson(value) ? null : "odd_number";
  if (!value || typeof value !== "object") return null;
  for (const [name, part] of Object.entries(value)) {
    const misfit = misfitOf(name) ?? misfitIn(part);
    if (misfit) return misfit;
  }
  return null;
}

/** Above that, neighbours become one number to most readers of JSON. */
function fitsJson(number: number): boolean {
  return Number.isFinite(number) && (!Number.isInteger(number) || Math.abs(number) < LIMITS.number);
}

/** What JSON leaves out is not kept either. Throws RangeError for what would be parked. */
export function asSent(payload: object): Record<string, unknown> {
  const misfit = misfitIn(payload);
  if (misfit) throw new RangeError(misfit);
  const json = JSON.stringify(payload);
  if (json.length > LARGEST) throw new RangeError("too_long");
  return JSON.parse(json) as Record<string, unknown>;
}
