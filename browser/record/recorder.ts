/** The parts of the recording and their zeros. */

import type { State } from "../contract/state";
import type { LogIndex } from "./log_index";
import { given, said } from "./payload";

export function recorder(log: LogIndex): State["recorder"] {
  return log.each("recorder", log.subjects("recorder.started", "recorder.zero", "recorder.stopped"), (part) => {
    const stopped = log.newest("recorder.stopped", part);
    const { at, reason } = said(stopped);
    return given({
      started: log.newest("recorder.started", part)?.at,
      zero: said(log.newest("recorder.zero", part)).at,
      stopped: at ?? stopped?.at,
      reason,
    });
  });
}
