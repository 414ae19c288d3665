/** A change as the fold reads it: by its kind it is known what its payload says. */

import type { Kind, Payloads } from "../contract/payloads";

/** Of any kind, also one that this version does not know. A sealed or an emptied one has no payload. */
export interface Folded {
  id: string;
  kind: string;
  subject: string;
  at: string;
  person: string;
  payload?: Record<string, unknown>;
  base?: string[];
  by_right?: string;
  sealed?: boolean;
  /** Taken out of the log for ever: it counts no more. */
  emptied?: boolean;
}

/** A change of one of these kinds. */
export type FoldedAs<K extends Kind> = { [P in K]: Omit<Folded, "kind" | "payload"> & Said<P> }[K];

interface Said<K extends Kind> {
  kind: K;
  payload?: Payloads[K];
}

export interface StaffMember {
  id: string;
  role: string;
}

/** The one order that counts, whatever order they came in. */
export function earlierFirst(a: Pick<Folded, "at" | "id">, b: Pick<Folded, "at" | "id">): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
