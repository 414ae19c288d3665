/** What was taken out of the log for ever: the server says so of a change, by itself or by a change of its own kind. */

import type { Folded } from "./folded";

export const EMPTIED = "change.emptied";

/** The ids of changes of which this one says that they were emptied. */
export function emptiedBy(change: Folded): string[] {
  return [...(change.emptied ? [change.id] : []), ...(change.kind === EMPTIED ? [change.subject] : [])];
}
