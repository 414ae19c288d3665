/** What is said about the recorder on the table: which of its parts run. */

import type { RecorderPart, State } from "../contract/state";

/** Names of the parts that run, as the record has it. */
export function running({ recorder }: State): string[] {
  return Object.keys(recorder)
    .filter((part) => isRunning(recorder[part]!))
    .sort();
}

export function isRunning({ started, stopped }: RecorderPart): boolean {
  return Boolean(started && !stopped);
}
