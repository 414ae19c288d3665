import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { applyReceipts, cursor, receive } from "../../browser/store/arrivals";
import { type Change, type LogChange, mintId } from "../../browser/store/change";
import { acknowledge, askServersMemory, lookForMark, storageWasCleared } from "../../browser/store/cleared_storage";
import { StorageFailed } from "../../browser/store/connection";
import type { KeptKit } from "../../browser/store/kept_kit";
import { droppedOf } from "../../browser/store/keys";
import { dropOld, ownIds } from "../../browser/store/old_copies";
import { Store } from "../../browser/store/store";
import { Tabs } from "../../browser/sync/tabs";
import { dropOldOnceHeard, Tablet } from "../../browser/tablet/tablet";
import { breaking, takesNothing } from "./breaking";
import { FakeServer } from "./fake_server";
import { append, repairs, seeEpoch } from "./some";
import { storage } from "./world";

const SESSION = mintId();
const DAY = 24 * 60 * 60_000;

async function store(t: TestContext): Promise<Store> {
  t.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-10-01T10:00:00.000Z") });
  return Store.open(mintId());
}

function days(t: TestContext, count: number): void {
  t.mock.timers.setTime(Date.now() + count * DAY);
}

function mark(kept: Store, session = SESSION): Promise<Change> {
  return append(kept, { session, kind: "sub.marked", subject: "a.s1", payload: { mark: "asked" } });
}

async function send(kept: Store, ...changes: Change[]): Promise<void> {
  const receipts = changes.map(({ id, session }, i) => ({ id, session, status: "kept" as const, number: i + 1 }));
  await applyReceipts(kept, changes[0]!.session, receipts, (await kept.meta<string>("epoch")) ?? null);
}

function theirs(number: number): LogChange {
  return {
    id: mintId(),
    device: mintId(),
    person: "another",
    n: number,
    kind: "sub.marked",
    subject: "x",
    at: "2026-10-01T09:00:00.000Z",
    payload: {},
    number,
  };
}

test("a month after all of a session was sent its copies go, its ids stay, and it is written down", async (t) => {
  const kept = await store(t);
  await kept.keepKit({ kit: { session: { id: SESSION } }, etag: null } as unknown as KeptKit);
  const own = [await mark(kept), await mark(kept)];
  await receive(kept, SESSION, [theirs(3)], { epoch: null, cursor: 3 });
  await send(kept, ...own);
  days(t, 29);
  await dropOld(kept);
  assert.equal((await kept.changesOf(SESSION)).length, 3);
  days(t, 2);
  await dropOld(kept);
  assert.deepEqual(await kept.changesOf(SESSION), []);
  assert.equal(await kept.kit(SESSION), undefined, "without its log the session is not said to be here");
  assert.equal(await cursor(kept, SESSION), 0, "opened again it is read from its start");
  assert.deepEqual((await ownIds(kept, SESSION)).sort(), own.map((change) => change.id).sort());
  const { times } = (await kept.meta(droppedOf(SESSION)))!;
  assert.deepEqual(times, [{ at: new Date().toISOString(), count: 3 }]);
  assert.equal((await mark(kept)).n, 3, "counted on");
});

test("old copies go only after the server was heard: one that was restored meanwhile is offered them", async (t) => {
  const kept = await store(t);
  const server = new FakeServer();
  server.person = kept.person;
  const tabs = new Tabs(mintId());
  t.after(() => tabs.close());
  const tablet = new Tablet({ id: kept.person, name: "", email: "", role: "", language: "en" }, kept, tabs, repairs);
  await seeEpoch(kept, server.epoch);
  const [there, lost] = [mintId(), mintId()];
  await send(kept, await mark(kept, there));
  days(t, 45);
  server.fault = () => "cut";
  await assert.rejects(dropOldOnceHeard(tablet));
  assert.equal((await kept.changesOf(there)).length, 1, "without network");

  server.fault = () => undefined;
  await dropOldOnceHeard(tablet);
  assert.equal((await kept.changesOf(there)).length, 0);

  await send(kept, await mark(kept, lost));
  days(t, 45);
  server.epoch = mintId();
  await dropOldOnceHeard(tablet);
  assert.deepEqual(
    (await kept.changesOf(lost)).map((change) => change.state),
    ["waiting"],
  );
});

test("an unsent change, a parked one and one that the server lost never go, however old", async (t) => {
  const kept = await store(t);
  const [waits, withIt, parked] = [mintId(), mintId(), mintId()];
  const unsent = [await mark(kept, waits), await mark(kept, waits)];
  await send(kept, unsent[1]!);
  await send(kept, await mark(kept, withIt));
  const refused = await mark(kept, parked);
  await applyReceipts(kept, parked, [{ id: refused.id, status: "parked", reason: "session_closed" }], null);
  const { number: _number, ...lost } = theirs(1);
  await receive(kept, parked, [lost as LogChange], { epoch: null });
  days(t, 400);
  await dropOld(kept);
  assert.equal((await kept.changesOf(waits)).length, 2, "what waits keeps its whole session");
  assert.equal((await kept.changesOf(withIt)).length, 0);
  assert.deepEqual((await kept.changesOf(parked)).map((change) => change.id).sort(), [refused.id, lost.id].sort());
});

test("what came back after it was dropped goes again a month later and is counted once", async (t) => {
  const kept = await store(t);
  const own = await mark(kept);
  await send(kept, own);
  days(t, 31);
  await dropOld(kept);
  const { state: _state, session: _session, ...sent } = own;
  await receive(kept, SESSION, [{ ...sent, number: 1 }], { epoch: null, cursor: 1 });
  await applyReceipts(kept, SESSION, [], null);
  await dropOld(kept);
  assert.equal((await kept.changesOf(SESSION)).length, 1, "just looked at");
  days(t, 31);
  await dropOld(kept);
  assert.deepEqual(await ownIds(kept, SESSION), [own.id]);
  assert.equal((await kept.meta(droppedOf(SESSION)))!.times.length, 2);
});

test("a store that was cleared is noticed by its mark, until a person says that it is known", async () => {
  const person = mintId();
  const first = await Store.open(person);
  askServersMemory(first, []);
  lookForMark(first);
  assert.equal(storageWasCleared.value, null);
  first.connection.close();
  await new Promise((resolve) => (indexedDB.deleteDatabase(`kikao-${person}`).onsuccess = resolve));
  const second = await Store.open(person);
  lookForMark(second);
  assert.equal(storageWasCleared.value, second);
  acknowledge();
  lookForMark(second);
  assert.equal(storageWasCleared.value, null);
});

test("where both storages were cleared the server still knows the tablet; a desk on the server is none", async () => {
  const person = mintId();
  const empty = await Store.open(person);
  const tablet = (more: object) => ({ device: mintId(), person, prepared_at: null, ...more });
  askServersMemory(empty, [tablet({}), tablet({ person: "another", prepared_at: "2026-10-01T09:00:00.000Z" })]);
  assert.equal(storageWasCleared.value, null);
  const elsewhere = await Store.open(mintId());
  askServersMemory(elsewhere, [tablet({ person: elsewhere.person, prepared_at: "2026-10-01T09:00:00.000Z" })]);
  assert.equal(storageWasCleared.value, elsewhere);
  assert.equal(storage.getItem(`kikao-device ${elsewhere.person}`), null, "said again at the next start");
  acknowledge();
  askServersMemory(elsewhere, [tablet({ person: elsewhere.person, prepared_at: "2026-10-01T09:00:00.000Z" })]);
  assert.equal(storageWasCleared.value, null);
});

test("a storage that takes nothing is said at the start, before anything can be typed", async (t) => {
  breaking(t, takesNothing);
  await assert.rejects(Store.open("full"), StorageFailed);
});
