/** A storage that a person or the browser cleared under an open page: what the page holds may be nowhere else. */

import type { Change } from "./change";
import { LONG } from "./connection";
import type { Kit } from "./kit";
import { counterOf, type Store } from "./store";

export async function putBack(store: Store, kit: Kit, held: Change[]): Promise<void> {
  await store.connection.write(async (writing) => {
    const [changes, meta] = [writing.objectStore("changes"), writing.objectStore("meta")];
    const kept = await Promise.all(held.map(({ id }) => changes.getKey(id)));
    const lost = held.filter((_change, i) => !kept[i]);
    const own = lost.filter((change) => change.device === store.device);
    const counter = counterOf(kit.session.id);
    const madeSince = ((await meta.get(counter)) as number | undefined) ?? 0;
    await meta.put(madeSince + Math.max(0, ...own.map((change) => change.n)), counter);
    if (!(await meta.get("device"))) {
      await meta.put(store.device, "device");
      await meta.put(store.clock, "clock");
    }
    await Promise.all(lost.map((change) => changes.put(change)));
  }, LONG);
  await store.keepKit({ kit, etag: null });
}
