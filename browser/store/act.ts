/** What a person did, before it is a change. */

import type { Kind, Payloads } from "../contract/payloads";

/** Each kind with its own payload. */
export type Act = { [K in Kind]: ActOf<K> }[Kind];

export interface ActOf<K extends Kind> {
  kind: K;
  subject: string;
  payload: Payloads[K];
  base?: string[] | undefined;
}

export interface Entry extends ActOf<Kind> {
  session: string;
  by_right?: string | undefined;
  /** What this change must be later than, besides what is known of its subject. */
  after?: string | undefined;
}

/** More would not fit into any request, so it would wait for ever. Counted in UTF-16, at most three bytes each. */
const LARGEST = 300_000;

/** What JSON leaves out is not kept either. */
export function asSent(payload: object): Record<string, unknown> {
  const json = JSON.stringify(payload);
  if (json.length > LARGEST) throw new RangeError("too much for one change");
  return JSON.parse(json) as Record<string, unknown>;
}
