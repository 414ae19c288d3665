/** What the server says about changes: receipts, the log of others, a new epoch. */

import type { Receipt } from "../contract/answers";
import { canonical } from "../record/payload";
import type { Change, LogChange } from "./change";
import { LONG, type Reading, type Writing } from "./connection";
import { dropDrafts, keptEmptied, withEmptied } from "./emptied";
import { cursorOf, EPOCH, sentAtOf } from "./keys";
import { metaIn, putMeta } from "./meta";
import type { Store } from "./store";

/**
 * Marks what the server has; gives the changes as they are now. What a server had before it was restored says nothing.
 */
export function applyReceipts(
  store: Store,
  session: string,
  receipts: Receipt[],
  epoch: string | null,
): Promise<Change[]> {
  const sentAt = new Date(store.now()).toISOString();
  return store.connection.write(async (writing) => {
    if (epoch !== (await epochIn(writing))) return [];
    const marked: Change[] = [];
    for (const receipt of receipts) {
      const change = await writing.objectStore("changes").get(receipt.id);
      if (change) marked.push(await mark(writing, change, receipt));
    }
    await passOwn(writing, session, marked);
    await putMeta(writing, sentAtOf(session), sentAt);
    return marked;
  });
}

async function mark(writing: Writing, change: Change, { status, number, reason }: Receipt): Promise<Change> {
  const marked: Change =
    status === "parked"
      ? { ...change, state: "parked", ...(reason ? { reason } : {}) }
      : inLog(change, number ?? change.number);
  // Its echo on the stream may have come before its receipt.
  if (marked.state !== "sent" || !isSame(change, marked)) await writing.objectStore("changes").put(marked);
  return marked;
}

function inLog({ reason: _parkedFor, ...change }: Change, number: number | undefined): Change {
  return { ...change, state: "sent", ...(number === undefined ? {} : { number }) };
}

/** The cursor goes on over own changes that follow it, so that their echo on the stream has nothing left to write. */
async function passOwn(writing: Writing, session: string, marked: Change[]): Promise<void> {
  const numbers = new Set(marked.filter(({ state }) => state === "sent").map(({ number }) => number));
  const before = (await metaIn(writing, cursorOf(session))) ?? 0;
  let reached = before;
  while (numbers.has(reached + 1)) reached++;
  if (reached > before) await putMeta(writing, cursorOf(session), reached);
}

/** Which part of which log was read: pages of a server that was restored meanwhile are not taken in. */
export interface Place {
  epoch: string | null;
  /** Everything up to this number is here then; absent when only a part of the log was asked for. */
  cursor?: number;
}

/** Nothing is written when all of it is here already, as the echoes of own changes are. */
export async function receive(store: Store, session: string, arrived: LogChange[], place: Place): Promise<Change[]> {
  const news = await store.connection.read((reading) => newsIn(reading, store, session, arrived, place), LONG);
  if (!news.taken.length && news.cursor === null) return [];
  return store.connection.write(async (writing) => {
    const { taken, cursor } = await newsIn(writing, store, session, arrived, place);
    await Promise.all(taken.map((change) => writing.objectStore("changes").put(change)));
    const emptied = taken.filter((change) => change.emptied);
    if (emptied.length) await dropDrafts(writing, store.person, session, emptied);
    if (cursor !== null) await putMeta(writing, cursorOf(session), cursor);
    return taken;
  }, LONG);
}

interface News {
  taken: Change[];
  /** Where the cursor goes; null when it stays. */
  cursor: number | null;
}

async function newsIn(
  reading: Reading,
  store: Store,
  session: string,
  arrived: LogChange[],
  place: Place,
): Promise<News> {
  if (place.epoch !== (await epochIn(reading))) return { taken: [], cursor: null };
  const changes = reading.objectStore("changes");
  const here = await Promise.all(arrived.map((change) => changes.get(change.id)));
  const reached = (await metaIn(reading, cursorOf(session))) ?? 0;
  const taken = arrived.flatMap((change, i) => asKept(store, session, change, here[i]) ?? []);
  return {
    taken: await withEmptied(reading, taken),
    cursor: place.cursor !== undefined && place.cursor > reached ? place.cursor : null,
  };
}

function asKept(store: Store, session: string, arrived: LogChange, here: Change | undefined): Change | null {
  if (arrived.emptied || here?.emptied) return keptEmptied(session, arrived, here);
  const own = arrived.device === store.device;
  // The id of work of this tablet with other content: never written over, the server parks ours and a person decides.
  if (here && here.device === store.device && !(own && sameContent(here, arrived))) return null;
  const saysTheRight = arrived.by_right === undefined || here?.by_right === arrived.by_right;
  if (here && own && here.state === "sent" && here.number === arrived.number && saysTheRight) return null;
  return { ...arrived, session, state: own ? "sent" : "theirs" };
}

function sameContent(a: LogChange | Change, b: LogChange | Change): boolean {
  const content = ({ person, kind, subject, at, payload, base }: LogChange | Change) =>
    canonical([person, kind, subject, at, payload, base ?? []]);
  return content(a) === content(b);
}

function isSame(a: Change, b: Change): boolean {
  return a.state === b.state && a.number === b.number;
}

export async function cursor(store: Store, session: string): Promise<number> {
  return (await store.meta(cursorOf(session))) ?? 0;
}

export async function sentAt(store: Store, session: string): Promise<string | null> {
  return (await store.meta(sentAtOf(session))) ?? null;
}

/** True when the server was restored from a backup since we last heard it; the first epoch heard is kept. */
export async function isNewEpoch(store: Store, epoch: string): Promise<boolean> {
  const known = await store.meta(EPOCH);
  if (known === undefined) await store.keepMeta(EPOCH, epoch);
  return known !== undefined && known !== epoch;
}

async function epochIn(reading: Reading): Promise<string | null> {
  return (await metaIn(reading, EPOCH)) ?? null;
}
