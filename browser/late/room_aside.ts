/** The room's drawers and its ending, as one file. */

import "./shared";

export { Drawers } from "../views/room/drawers";
export { Ending } from "../views/room/ending";
