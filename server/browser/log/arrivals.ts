/** What the server says about changes: receipts, the log of others, a new epoch. Each in one transaction. */

import { canonical } from "../fold/payload";
import type { Change, LogChange, Receipt } from "./change";
import { LONG, type Writing } from "./connection";
import type { Store } from "./store";

const OFFERED_AGAIN = 30 * 24 * 60 * 60_000;

/** Marks what the server has; gives the changes as they are now. */
export function applyReceipts(store: Store, session: string, receipts: Receipt[]): Promise<Change[]> {
  const sentAt = new Date(store.now()).toISOString();
  return store.connection.write(async (writing) => {
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
    if (place.epoch !== ((await meta.get("epoch")) ?? null)) return [];
    const taken: Change[] = [];
    for (const change of arrived) {
      const now = await takeIn(writing, store, session, change);
      if (now) taken.push(now);
    }
    const cursor = ((await meta.get(cursorOf(session))) as number | undefined) ?? 0;
    if (place.cursor !== undefined && place.cursor > cursor) await meta.put(place.cursor, cursorOf(session));
    return taken;
  }, LONG);
}

async function takeIn(writing: Writing, store: Store, session: string, arrived: LogChange): Promise<Change | null> {
  const changes = writing.objectStore("changes");
  const here = await changes.get(arrived.id);
  const own = arrived.device === store.device;
  // The id of work of this tablet with other content: never written over, the server parks ours and a person decides.
  if (here && here.device === store.device && !(own && sameContent(here, arrived))) return null;
  const now: Change = { ...arrived, session, state: own ? "sent" : "theirs" };
  await changes.put(now);
  return now;
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

/**
 * True when the server was restored from a backup since we last heard it: then the last 30 days are offered again and
 * the log is read again from 0. What others wrote and the new log lacks stays here, without a number.
 */
export function seeEpoch(store: Store, epoch: string): Promise<boolean> {
  return store.connection.write(async (writing) => {
    const meta = writing.objectStore("meta");
    const known = (await meta.get("epoch")) as string | undefined;
    if (known === epoch) return false;
    await meta.put(epoch, "epoch");
    if (known === undefined) return false;
    const since = new Date(store.now() - OFFERED_AGAIN).toISOString();
    await offerAgain(writing, store.device, since);
    for (const key of await meta.getAllKeys()) if (key.startsWith(CURSOR)) await meta.delete(key);
    return true;
  }, LONG);
}

async function offerAgain(writing: Writing, device: string, since: string): Promise<void> {
  const changes = writing.objectStore("changes");
  for (const change of await changes.getAll()) {
    if (change.device === device && change.at < since) continue;
    const { number: _number, received_at: _receivedAt, reason: _reason, ...kept } = change;
    await changes.put(change.device === device ? { ...kept, state: "waiting" } : kept);
  }
}

const CURSOR = "cursor ";

function cursorOf(session: string): string {
  return CURSOR + session;
}

function sentAtOf(session: string): string {
  return `sent ${session}`;
}
