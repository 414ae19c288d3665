/** How much goes into one request. */

import { type Change, toWire } from "../store/change";

/** Below the server's 500 changes and 1 MiB, so that a slow network gets something through. */
export const MOST_CHANGES = 200;
const MOST_BYTES = 900_000;

/** The body with the first of these changes that fit; one that fits nowhere goes alone and the server says so. */
export function batch(device: string, made: number, changes: Change[]): { body: string; count: number } {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let bytes = 0;
  for (const change of changes) {
    const part = JSON.stringify(toWire(change));
    bytes += encoder.encode(part).length + 1;
    if (parts.length && bytes > MOST_BYTES) break;
    parts.push(part);
  }
  const body = `{"device":${JSON.stringify(device)},"made":${made},"changes":[${parts.join(",")}]}`;
  return { body, count: parts.length };
}
