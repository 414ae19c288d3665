/** What stands around the sessions, as one file: where the tablet begins, and readying it for one of them. */

export { Prepare } from "./views/prepare/prepare";
export { Sessions } from "./views/prepare/sessions";
