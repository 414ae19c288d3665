/** What the room seldom needs, as a file of its own: fetched with the views, while nobody waits (docs/decisions/0007). */

export { dropOldOnceHeard, ownIds } from "./store/old_copies";
export { putBack } from "./store/put_back";
export { takeEpoch } from "./store/restored";
export { prepare, prepared } from "./tablet/prepare";
export { rescueFile } from "./tablet/rescue_file";
export { heldTablets } from "./tablet/tablet_backlog";
