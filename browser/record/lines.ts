/** Quiet lines to the moderator, and when they were seen. */

import type { State } from "../contract/state";
import type { LogIndex } from "./log_index";
import { said } from "./payload";

export function lines(log: LogIndex): State["lines"] {
  return log.each("line", log.subjects("line.sent"), (id) => {
    const sent = log.newest("line.sent", id)!;
    const seen = log.newest("line.seen", id)?.at ?? null;
    return { text: said(sent).text, at: sent.at, person: sent.person, seen };
  });
}
