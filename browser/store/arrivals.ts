/** What the server says about changes: receipts, the log of others, a new epoch. */

import { canonical } from "../record/payload";
import type { Change, LogChange, Receipt } from "./change";
import { LONG, type Writing } from "./connection";
import type { Store } from "./store";

/** Marks what the server has; gives the changes as they are now. What a server had before it was restored says nothing. */
export function applyReceipts(
  store: Store,
  session: string,
  receipts: Receipt[],
  epoch: string | null,
): Promise<Change[]> {
  const sentAt = new Date(store.now()).toISOString();
  return store.connection.write(async (writing) => {
    if (epoch !== (await epochIn(writing))) return [];
    const changes = writing.objectStore("changes");
    const marked: Change[] = [];
    for (const { id, status, number, reason } of receipts) {
      const change = await changes.get(id);
      if (!change) continue;
      const now: Change =
        status === "parked"
          ? { ...change, state: "parked", ...(reason ? { reason } : {}) }
          : inLog(change, number ?? change.number);
      await changes.put(now);
      marked.push(now);
    }
    await writing.objectStore("meta").put(sentAt, sentAtOf(session));
    return marked;
  });
}

function inLog({ reason: _parkedFor, ...change }: Change, number: number | undefined): Change {
  return { ...change, state: "sent", ...(number === undefined ? {} : { number }) };
}

/** Which part of which log was read: pages of a server that was restored meanwhile are not taken in. */
export interface Place {
  epoch: string | null;
  /** Everything up to this number is here then; absent when only a part of the log was asked for. */
  cursor?: number;
}

export function receive(store: Store, session: string, arrived: LogChange[], place: Place): Promise<Change[]> {
  return store.connection.write(async (writing) => {
    const meta = writing.objectStore("meta");
    if (place.epoch !== (await epochIn(writing))) return [];
    const changes = writing.objectStore("changes");
    const here = await Promise.all(arrived.map((change) => changes.get(change.id)));
    const taken = arrived.flatMap((change, i) => asKept(store, session, change, here[i]) ?? []);
    await Promise.all(taken.map((change) => changes.put(change)));
    const cursor = ((await meta.get(cursorOf(session))) as number | undefined) ?? 0;
    if (place.cursor !== undefined && place.cursor > cursor) await meta.put(place.cursor, cursorOf(session));
    return taken;
  }, LONG);
}

function asKept(store: Store, session: string, arrived: LogChange, here: Change | undefined): Change | null {
  const own = arrived.device === store.device;
  // The id of work of this tablet with other content: never written over, the server parks ours and a person decides.
  if (here && here.device === store.device && !(own && sameContent(here, arrived))) return null;
  return { ...arrived, session, state: own ? "sent" : "theirs" };
}

function sameContent(a: LogChange | Change, b: LogChange | Change): boolean {
  const content = ({ person, kind, subject, at, payload, base }: LogChange | Change) =>
    canonical([person, kind, subject, at, payload, base ?? []]);
  return content(a) === content(b);
}

export async function cursor(store: Store, session: string): Promise<number> {
  return (await store.meta<number>(cursorOf(session))) ?? 0;
}

export async function sentAt(store: Store, session: string): Promise<string | null> {
  return (await store.meta<string>(sentAtOf(session))) ?? null;
}

/** True when the server was restored from a backup since we last heard it; the first epoch heard is kept. */
export async function isNewEpoch(store: Store, epoch: string): Promise<boolean> {
  const known = await store.meta<string>("epoch");
  if (known === undefined) await store.keepMeta("epoch", epoch);
  return known !== undefined && known !== epoch;
}

async function epochIn(writing: Writing): Promise<string | null> {
  return ((await writing.objectStore("meta").get("epoch")) as string | undefined) ?? null;
}

export const CURSOR = "cursor ";

function cursorOf(session: string): string {
  return CURSOR + session;
}

function sentAtOf(session: string): string {
  return `sent ${session}`;
}
