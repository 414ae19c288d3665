/** What the room seldom needs of the engine, as one file (docs/decisions/0007). */

import "./shared";

export { dropOld } from "../store/old_copies";
export { putBack } from "../store/put_back";
export { takeEpoch } from "../store/restored";
export { prepare, prepared } from "../tablet/prepare";
export { rescueFile } from "../tablet/rescue_file";
export { backlogs } from "../tablet/tablet_backlog";
