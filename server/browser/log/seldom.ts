/** What the room seldom needs, as a file of its own: fetched with the views, while nobody waits (docs/decisions/0007). */

export { putBack } from "./cleared";
export { dropOldOnceHeard, ownIds } from "./dropping";
export { heldTablets } from "./held";
export { prepare, prepared } from "./prepare";
export { rescueFile } from "./rescue";
export { takeEpoch } from "./restored";
