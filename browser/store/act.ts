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
