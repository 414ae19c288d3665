/** The list of sessions and preparing a tablet for one, as one file. */

import "./shared";

export { Prepare } from "../views/prepare/prepare";
export { Sessions } from "../views/prepare/sessions";
