/** What stands around the sessions, as one file: where the tablet begins, and readying it for one of them. */

export { Prepare } from "./prepare";
export { Sessions } from "./sessions";
