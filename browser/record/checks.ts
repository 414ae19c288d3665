/** What was ticked on the checklists. */

import type { State } from "../contract/state";
import type { LogIndex } from "./log_index";
import { given, said } from "./payload";

export function checks(log: LogIndex): State["checks"] {
  return log.each("check", log.subjects("check.ticked"), (id) => {
    const newest = log.newest("check.ticked", id)!;
    const { done, note } = said(newest);
    return { done, at: newest.at, ...given({ note }) };
  });
}
