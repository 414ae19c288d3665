/** A storage that a person or the browser cleared under an open page: what the page holds may be nowhere else. */

import type { Kit } from "../contract/kit";
import type { Change } from "./change";
import { LONG } from "./connection";
import { CLOCK, DEVICE, madeOf } from "./keys";
import { metaIn, putMeta } from "./meta";
import type { Store } from "./store";

export async function putBack(store: Store, kit: Kit, inMemory: Change[]): Promise<void> {
  await store.connection.write(async (writing) => {
    const changes = writing.objectStore("changes");
    const kept = await Promise.all(inMemory.map(({ id }) => changes.getKey(id)));
    const lost = inMemory.filter((_change, i) => !kept[i]);
    const own = lost.filter((change) => change.device === store.device);
    const madeSince = (await metaIn(writing, madeOf(kit.session.id))) ?? 0;
    await putMeta(writing, madeOf(kit.session.id), madeSince + Math.max(0, ...own.map((change) => change.n)));
    if (!(await metaIn(writing, DEVICE))) {
      await putMeta(writing, DEVICE, store.device);
      await putMeta(writing, CLOCK, store.clock);
    }
    await Promise.all(lost.map((change) => changes.put(change)));
  }, LONG);
  await store.keepKit({ kit, etag: null });
}
