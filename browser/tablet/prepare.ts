/** Readies the tablet for a session that may have no network: fetches what it needs and tries what it will rely on. */

import type { Kit, KitSession } from "../contract/kit";
import { openedSince } from "../record/fold";
import { LogIndex } from "../record/log_index";
import { staff } from "../record/staff";
import { askServersMemory } from "../store/cleared_storage";
import { TEST_RECORD } from "../store/keys";
import { holdings } from "../sync/holdings";
import { Stream } from "../sync/stream";
import { knowsZone } from "../words/time";
import { type NamedMember, nameIn } from "./staff_names";
import { mayTakeOver } from "./standing";
import { staysOn } from "./stay_awake";
import type { Tablet } from "./tablet";

export interface Check {
  name:
    | "team"
    | "shell"
    | "views"
    | "kit"
    | "log"
    | "storage_kept"
    | "space"
    | "clock"
    | "times"
    | "screen"
    | "test_record";
  ok: boolean;
  /** space: free bytes · clock: ms this tablet is behind the server */
  detail?: number;
  /** team, of who is not on it */
  may_take_over?: boolean;
}

export interface PreparedSession extends KitSession {
  /** changes of this session that only this tablet has */
  waiting: number;
  team: NamedMember[];
}

const ENOUGH_SPACE = 100_000_000;
/** Beyond this the server marks a time in the review. */
const WRONG_CLOCK = 10 * 60_000;

/** Fetches all that the session needs and says line by line what is here. */
export async function prepare(tablet: Tablet, session: string, views: () => Promise<unknown>): Promise<Check[]> {
  await tablet.fetchKit(session).catch(() => undefined);
  const team = await teamCheck(tablet, session);
  // To who is not on the team the server gives neither.
  const log: Check[] = team?.ok === false ? [] : [{ name: "log", ok: await fetchLog(tablet, session) }];
  const tablets = log.length ? await holdings(tablet.server, session) : null;
  if (tablets) askServersMemory(tablet.store, tablets);
  const kit = await tablet.store.kit(session);
  return [
    ...(team ? [team] : []),
    { name: "shell", ok: await shellIsHere() },
    { name: "views", ok: await comes(views()) },
    { name: "kit", ok: !!kit },
    ...log,
    { name: "storage_kept", ok: await askToKeep() },
    await space(),
    { name: "clock", ok: Math.abs(tablet.store.offset) < WRONG_CLOCK, detail: tablet.store.offset },
    { name: "times", ok: !kit || knowsZone(kit.kit.session.time_zone) },
    { name: "screen", ok: await staysOn() },
    { name: "test_record", ok: await writeAndRead(tablet) },
  ];
}

/** The sessions this tablet opens without network, the next one first. */
export async function prepared(tablet: Tablet): Promise<PreparedSession[]> {
  const { store } = tablet;
  const [kits, waiting] = await Promise.all([store.kits(), store.waitingBySession()]);
  const here = kits.map(async ({ kit }) => ({
    ...kit.session,
    waiting: waiting.get(kit.session.id) ?? 0,
    team: await teamOf(tablet, kit),
  }));
  return (await Promise.all(here)).sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1));
}

/** Who is on the team as far as this tablet knows: what was taken over without network too. */
async function teamOf({ store, person }: Tablet, kit: Kit): Promise<NamedMember[]> {
  const { id } = kit.session;
  const range = IDBKeyRange.bound([id, id], [id, id, []]);
  const said = await store.connection.use((database) => database.getAllFromIndex("changes", "subject", range));
  const members = staff(new LogIndex(said, kit.staff, person.id));
  return members.map((member) => ({ ...member, name: member.id === person.id ? person.name : nameIn(kit, member.id) }));
}

/** null without a kit: nobody knows yet. */
async function teamCheck(tablet: Tablet, session: string): Promise<Check | null> {
  const kit = (await tablet.store.kit(session))?.kit;
  if (!kit) return null;
  const ok = (await teamOf(tablet, kit)).some(({ id }) => id === tablet.person.id);
  return { name: "team", ok, may_take_over: mayTakeOver(kit.person) };
}

async function fetchLog(tablet: Tablet, session: string): Promise<boolean> {
  const { store, server, tabs, person } = tablet;
  const changes = await store.changesOf(session);
  const planned = (await store.kit(session))?.kit.staff ?? [];
  const log = new Stream(session, store, server, tabs, () => openedSince(changes, planned, person.id));
  return comes(log.catchUp());
}

function comes(what: Promise<unknown>): Promise<boolean> {
  return what.then(
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
