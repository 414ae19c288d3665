/** The small facts beside the changes, each under a key of `keys.ts`, within a transaction. */

import type { Reading, Writing } from "./connection";
import type { Key } from "./keys";

export async function metaIn<Value>(reading: Reading, key: Key<Value>): Promise<Value | undefined> {
  return (await reading.objectStore("meta").get(key)) as Value | undefined;
}

export async function putMeta<Value>(writing: Writing, key: Key<Value>, value: NoInfer<Value>): Promise<void> {
  await writing.objectStore("meta").put(value, key);
}
