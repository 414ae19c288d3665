/** Readies the tablet for a session that may have no network: fetches what it needs and tries what it will rely on. */

import type { KitSession } from "../contract/kit";
import { openedSince } from "../record/fold";
import { askServersMemory } from "../store/cleared_storage";
import { TEST_RECORD } from "../store/keys";
import { holdings } from "../sync/holdings";
import { Stream } from "../sync/stream";
import type { Tablet } from "./tablet";

export interface Check {
  name: "shell" | "kit" | "log" | "storage_kept" | "space" | "clock" | "test_record";
  ok: boolean;
  /** space: free bytes · clock: ms this tablet is behind the server */
  detail?: number;
}

export interface PreparedSession extends KitSession {
  /** changes of this session that only this tablet has */
  waiting: number;
}

const ENOUGH_SPACE = 100_000_000;
/** Beyond this the server marks a time in the review. */
const WRONG_CLOCK = 10 * 60_000;

/** Fetches all that the session needs and says line by line what is here. */
export async function prepare(tablet: Tablet, session: string): Promise<Check[]> {
  await tablet.fetchKit(session).catch(() => undefined);
  const log = await fetchLog(tablet, session);
  const tablets = await holdings(tablet.server, session);
  if (tablets) askServersMemory(tablet.store, tablets);
  return [
    { name: "shell", ok: await shellIsHere() },
    { name: "kit", ok: !!(await tablet.store.kit(session)) },
    { name: "log", ok: log },
    { name: "storage_kept", ok: await askToKeep() },
    await space(),
    { name: "clock", ok: Math.abs(tablet.store.offset) < WRONG_CLOCK, detail: tablet.store.offset },
    { name: "test_record", ok: await writeAndRead(tablet) },
  ];
}

/** The sessions this tablet opens without network, the next one first. */
export async function prepared({ store }: Tablet): Promise<PreparedSession[]> {
  const [kits, waiting] = await Promise.all([store.kits(), store.waitingBySession()]);
  return kits
    .map(({ kit }) => ({ ...kit.session, waiting: waiting.get(kit.session.id) ?? 0 }))
    .sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1));
}

async function fetchLog(tablet: Tablet, session: string): Promise<boolean> {
  const { store, server, tabs, person } = tablet;
  const changes = await store.changesOf(session);
  const staff = (await store.kit(session))?.kit.staff ?? [];
  const log = new Stream(session, store, server, tabs, () => openedSince(changes, staff, person.id));
  return log.catchUp().then(
    () => true,
    () => false,
  );
}

/** The worker keeps the page that every session is drawn on. */
async function shellIsHere(): Promise<boolean> {
  if (typeof caches === "undefined") return false;
  return !!(await caches.match(location.pathname).catch(() => undefined));
}

async function askToKeep(): Promise<boolean> {
  if (!navigator.storage?.persist) return false;
  return navigator.storage.persist().catch(() => false);
}

async function space(): Promise<Check> {
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  // A browser that does not tell is not a reason to worry people: the test record says whether writing works.
  if (quota === undefined) return { name: "space", ok: true };
  const free = quota - (usage ?? 0);
  return { name: "space", ok: free >= ENOUGH_SPACE, detail: free };
}

async function writeAndRead(tablet: Tablet): Promise<boolean> {
  const written = crypto.getRandomValues(new Uint32Array(4)).join("-");
  try {
    await tablet.store.keepMeta(TEST_RECORD, written);
    return (await tablet.store.meta(TEST_RECORD)) === written;
  } catch {
    return false;
  }
}
