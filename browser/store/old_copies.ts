/**
 * Copies of what was sent long ago leave the tablet: all of a session together, so that it never shows by halves, and
 * its kit, so that without network the list says it is not here. What the server has not numbered stays, and so does
 * every session in which something waits. The ids stay too: `tablet_backlog.digest` is made of them.
 */

import type { Change } from "./change";
import { LONG, type Writing } from "./connection";
import { cursorOf, droppedOf, sentAtOf } from "./keys";
import { metaIn, putMeta } from "./meta";
import type { Store } from "./store";

export const KEPT_FOR = 30 * 24 * 60 * 60_000;

export async function dropOld(store: Store): Promise<void> {
  for (const session of await store.sessions()) await dropSession(store, session);
}

async function dropSession(store: Store, session: string): Promise<void> {
  const before = new Date(store.now() - KEPT_FOR).toISOString();
  await store.connection.write(async (writing) => {
    const changes = await writing.objectStore("changes").index("session").getAll(session);
    const sentAt = await metaIn(writing, sentAtOf(session));
    const done = changes.every((change) => change.state !== "waiting" && change.at < before);
    if (done && (sentAt ?? "") < before) await drop(writing, store, session, changes.filter(isNumbered));
  }, LONG);
}

async function drop(writing: Writing, store: Store, session: string, changes: Change[]): Promise<void> {
  if (!changes.length) return;
  const known = (await metaIn(writing, droppedOf(session))) ?? { ids: [], times: [] };
  const own = changes.filter((change) => change.device === store.device).map((change) => change.id);
  const time = { at: new Date(store.now()).toISOString(), count: changes.length };
  await putMeta(writing, droppedOf(session), {
    ids: [...new Set([...known.ids, ...own])],
    times: [...known.times, time],
  });
  for (const { id } of changes) await writing.objectStore("changes").delete(id);
  await writing.objectStore("kits").delete(session);
  // Opened again with network, the log is read from its start.
  await writing.objectStore("meta").delete(cursorOf(session));
}

function isNumbered(change: Change): boolean {
  return change.number !== undefined;
}

/** The ids of all that this tablet made in a session, also of what is no longer on it. */
export async function ownIds(store: Store, session: string): Promise<string[]> {
  const own = (await store.changesOf(session)).filter((change) => change.device === store.device);
  const dropped = await store.meta(droppedOf(session));
  return [...new Set([...(dropped?.ids ?? []), ...own.map((change) => change.id)])];
}
