/** A server that was restored from a backup: nobody here knows how old it was, so it is offered everything again. */

import type { Change } from "./change";
import { LONG } from "./connection";
import { CURSOR, EPOCH } from "./keys";
import { putMeta } from "./meta";
import type { Store } from "./store";

/**
 * Everything is offered again, because nobody here knows how old that backup was, and the log is read again from 0.
 * What others wrote and the new log lacks stays here, without a number.
 */
export async function takeEpoch(store: Store, epoch: string): Promise<void> {
  // An empty epoch means that this is not finished: `receive` takes nothing in, and the next answer repeats it.
  await store.keepMeta(EPOCH, "");
  await offerAgain(store);
  await store.connection.write(async (writing) => {
    const meta = writing.objectStore("meta");
    await putMeta(writing, EPOCH, epoch);
    for (const key of await meta.getAllKeys()) if (key.startsWith(CURSOR)) await meta.delete(key);
  });
}

/** Part by part: what a person does meanwhile is written between. */
async function offerAgain({ connection, device }: Store): Promise<void> {
  for (let last: string | undefined = ""; last !== undefined; ) {
    const after = IDBKeyRange.lowerBound(last, true);
    last = await connection.write(async (writing) => {
      const changes = writing.objectStore("changes");
      const some = await changes.getAll(after, PART);
      await Promise.all(some.map((change) => changes.put(offered(change, device))));
      return some.at(-1)?.id;
    }, LONG);
  }
}

const PART = 500;

function offered(
  { number: _number, received_at: _receivedAt, reason: _reason, ...kept }: Change,
  device: string,
): Change {
  return kept.device === device && !kept.emptied ? { ...kept, state: "waiting" } : kept;
}
