import "./world";
import assert from "node:assert/strict";
import test from "node:test";
import type { Entry } from "../../browser/store/act";
import { applyReceipts, cursor, receive } from "../../browser/store/arrivals";
import { type LogChange, mintId, type Receipt } from "../../browser/store/change";
import { Connection, StorageFailed, type Writing } from "../../browser/store/connection";
import { Store } from "../../browser/store/store";
import { append, seeEpoch } from "./some";

const SESSION = mintId();

function opened(person = mintId()): Promise<Store> {
  return Store.open(person);
}

function mark(subject = "collaboration.s1", more: Partial<Entry> = {}): Entry {
  return { session: SESSION, kind: "sub.marked", subject, payload: { mark: "asked" }, ...more };
}

function theirs(number: number, more: Partial<LogChange> = {}): LogChange {
  const at = "2026-11-22T10:00:00.000Z";
  return {
    id: mintId(),
    device: mintId(),
    person: "another",
    n: number,
    kind: "sub.marked",
    subject: "x",
    at,
    payload: {},
    number,
    ...more,
  };
}

test("an id sorts by its time and is a UUIDv7", () => {
  const [early, late] = [mintId(1_000), mintId(2 ** 45)];
  assert.match(early, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(early < late);
  assert.equal(late.slice(0, 13), "20000000-0000");
});

test("changes of a session are counted from 1, each session for itself", async () => {
  const store = await opened();
  const other = mintId();
  const made = [
    await append(store, mark()),
    await append(store, mark("b", { session: other })),
    await append(store, mark()),
  ];
  assert.deepEqual(
    made.map((change) => change.n),
    [1, 1, 2],
  );
  assert.equal(await store.made(SESSION), 2);
});

test("many at once get different numbers and rising times", async () => {
  const store = await opened();
  const made = await Promise.all(Array.from({ length: 20 }, () => append(store, mark())));
  const inOrder = made.sort((a, b) => a.n - b.n);
  assert.deepEqual(
    inOrder.map((change) => change.n),
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
  for (const [i, change] of inOrder.entries()) if (i) assert.ok(change.at > inOrder[i - 1]!.at);
});

test("the store opened again has its changes, its device and its counter", async () => {
  const first = await opened("reopened");
  const change = await append(first, mark());
  first.connection.close();
  const again = await opened("reopened");
  assert.equal(again.device, first.device);
  assert.deepEqual(await again.changesOf(SESSION), [change]);
  assert.equal((await append(again, mark())).n, 2);
});

test("another person at the tablet has another device and none of the changes", async () => {
  const [first, second] = [await opened(), await opened()];
  await append(first, mark());
  assert.notEqual(first.device, second.device);
  assert.deepEqual(await second.changesOf(SESSION), []);
  assert.equal((await second.waitingBySession()).size, 0);
});

test("a time is the tablet's clock plus its offset, to the millisecond", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-22T10:00:00.000Z") });
  const store = await opened();
  await store.measured(60_000);
  assert.equal((await append(store, mark())).at, "2026-11-22T10:01:00.000Z");
});

test("a clock that steps back raises the offset, and time goes on evenly", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-22T10:00:00.000Z") });
  const store = await opened();
  await append(store, mark("a"));
  t.mock.timers.setTime(Date.parse("2026-11-22T08:00:00.000Z"));
  assert.equal((await append(store, mark("b"))).at, "2026-11-22T10:00:00.000Z");
  t.mock.timers.setTime(Date.parse("2026-11-22T08:05:00.000Z"));
  assert.equal((await append(store, mark("c"))).at, "2026-11-22T10:05:00.000Z");
  assert.equal(new Date(store.now()).toISOString(), "2026-11-22T10:05:00.000Z");
});

test("a measurement squeezes nothing: behind this tablet's newest change it does not set the time back", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-22T10:00:00.000Z") });
  const store = await opened();
  await store.measured(5 * 60_000);
  const made = [await append(store, mark("0"))];
  for (let minute = 1; minute <= 4; minute++) {
    t.mock.timers.setTime(Date.now() + 60_000);
    await store.measured(0);
    made.push(await append(store, mark(`${minute}`)));
  }
  assert.deepEqual(
    made.map(({ at }) => at.slice(11, 19)),
    ["10:05:00", "10:06:00", "10:07:00", "10:08:00", "10:09:00"],
  );
  t.mock.timers.setTime(Date.parse("2026-11-22T10:30:00.000Z"));
  await store.measured(0);
  assert.equal(
    (await append(store, mark("a"))).at,
    "2026-11-22T10:30:00.000Z",
    "once nothing is ahead of it, it counts again",
  );
});

test("what is done over something seen is later than it, whoever's clock was ahead", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-22T10:00:00.000Z") });
  const store = await opened();
  await receive(store, SESSION, [theirs(1, { subject: "a", at: "2026-11-22T11:00:00.000Z" })], {
    epoch: null,
    cursor: 1,
  });
  assert.equal((await append(store, mark("a"))).at, "2026-11-22T11:00:00.001Z");
  const after = await append(store, mark("b", { after: "2026-11-22T12:00:00.000Z" }));
  assert.equal(after.at, "2026-11-22T12:00:00.001Z");
});

test("a connection the system closed is opened again", async () => {
  const store = await opened();
  await append(store, mark());
  const kept = await store.connection.use(async (database) => database);
  kept.close();
  assert.equal((await append(store, mark())).n, 2);
});

test("a storage that never answers is an error in the end, and works again when it does", async () => {
  const connection = new Connection("kikao-slow");
  let tries = 0;
  const never = connection.use(() => (tries++, new Promise<never>(() => undefined)), 20);
  await assert.rejects(never, StorageFailed);
  assert.equal(tries, 3);
  assert.equal(await connection.use(async (database) => database.name), "kikao-slow");
});

test("a write that was done and never answered is not done twice", async () => {
  class Unanswered extends Connection {
    override async write<T>(work: (writing: Writing) => Promise<T>, limit?: number): Promise<T> {
      await super.write(work, limit);
      return super.write(work, limit);
    }
  }
  const store = await Store.open("unanswered", new Unanswered("kikao-unanswered"));
  const change = await append(store, mark());
  assert.equal(change.n, 1);
  assert.deepEqual(await store.changesOf(SESSION), [change]);
});

test("a write that fails half-way leaves nothing", async () => {
  const store = await opened();
  const half = store.connection.write(async (writing) => {
    await writing.objectStore("meta").put(7, "half");
    throw new RangeError("broken");
  });
  await assert.rejects(half, StorageFailed);
  assert.equal(await store.meta("half"), undefined);
});

test("a change too large for any request is refused before it is kept", async () => {
  const store = await opened();
  await assert.rejects(append(store, mark("a", { payload: { text: "x".repeat(300_000) } })), RangeError);
  assert.equal(await store.made(SESSION), 0);
});

test("receipts mark what was sent and what is parked", async () => {
  const store = await opened();
  const [kept, parked, waits] = [await append(store, mark()), await append(store, mark()), await append(store, mark())];
  await applyReceipts(
    store,
    SESSION,
    [
      { id: kept.id, status: "kept", number: 5 },
      { id: parked.id, status: "parked", reason: "not_allowed" },
      { id: mintId(), status: "kept", number: 9 },
    ],
    null,
  );
  const states = (await store.changesOf(SESSION))
    .sort((a, b) => a.n - b.n)
    .map(({ state, number, reason }) => ({ state, number, reason }));
  assert.deepEqual(states, [
    { state: "sent", number: 5, reason: undefined },
    { state: "parked", number: undefined, reason: "not_allowed" },
    { state: "waiting", number: undefined, reason: undefined },
  ]);
  assert.deepEqual(
    (await store.waiting(SESSION, 10)).map((change) => change.id),
    [waits.id],
  );
});

test("a parked change that the log brings was released", async () => {
  const store = await opened();
  const change = await append(store, mark());
  await applyReceipts(store, SESSION, [{ id: change.id, status: "parked", reason: "session_closed" }], null);
  const { state: _state, session: _session, ...sent } = change;
  await receive(store, SESSION, [{ ...sent, number: 8 }], { epoch: null, cursor: 8 });
  const [released] = await store.changesOf(SESSION);
  assert.equal(released!.state, "sent");
  assert.equal(released!.reason, undefined);
  assert.equal(await cursor(store, SESSION), 8);
});

test("the log does not write over what was made here under the same id", async () => {
  const store = await opened();
  const change = await append(store, mark("a", { payload: { mark: "came_up" } }));
  const taken = await receive(store, SESSION, [theirs(1, { id: change.id })], { epoch: null, cursor: 1 });
  assert.deepEqual(taken, []);
  assert.deepEqual(await store.changesOf(SESSION), [change]);
});

test("a text that was sealed is replaced when it is fetched open", async () => {
  const store = await opened();
  const open = theirs(1, { payload: { text: "x" } });
  const { payload: _payload, ...rest } = open;
  await receive(store, SESSION, [{ ...rest, sealed: true }], { epoch: null, cursor: 1 });
  await receive(store, SESSION, [open], { epoch: null });
  const [kept] = await store.changesOf(SESSION);
  assert.deepEqual(kept!.payload, { text: "x" });
  assert.equal(kept!.sealed, undefined);
});

test("a new epoch offers all again, however old, and reads the log from 0", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-09-01T10:00:00.000Z") });
  const store = await opened();
  assert.equal(await seeEpoch(store, "one"), false);
  const old = await append(store, mark());
  t.mock.timers.setTime(Date.parse("2026-11-22T10:00:00.000Z"));
  const [sent, parked] = [await append(store, mark()), await append(store, mark())];
  const receipt = { id: sent.id, status: "kept", number: 2 } as const;
  await applyReceipts(
    store,
    SESSION,
    [receipt, { ...receipt, id: old.id, number: 1 }, { id: parked.id, status: "parked", reason: "session_closed" }],
    "one",
  );
  await receive(store, SESSION, [theirs(3)], { epoch: "one", cursor: 3 });
  assert.equal(await seeEpoch(store, "one"), false);

  assert.equal(await seeEpoch(store, "two"), true);
  assert.equal(await cursor(store, SESSION), 0);
  const kept = await store.changesOf(SESSION);
  const state = (id: string) => kept.find((change) => change.id === id)!.state;
  assert.deepEqual([state(old.id), state(sent.id), state(parked.id)], ["waiting", "waiting", "waiting"]);
  const others = kept.filter((change) => change.state === "theirs");
  assert.deepEqual(
    others.map((change) => change.number),
    [undefined],
    "kept, and known to be missing on the server",
  );
  assert.deepEqual(
    await receive(store, SESSION, [theirs(4)], { epoch: "one", cursor: 4 }),
    [],
    "a page of the old log",
  );
  assert.equal(await cursor(store, SESSION), 0);
});

test("receipts of the old log say nothing about the new one", async () => {
  const store = await opened();
  await seeEpoch(store, "one");
  const change = await append(store, mark());
  await seeEpoch(store, "two");
  assert.deepEqual(await applyReceipts(store, SESSION, [{ id: change.id, status: "kept", number: 1 }], "one"), []);
  assert.deepEqual(
    (await store.waiting(SESSION, 10)).map(({ id }) => id),
    [change.id],
  );
});

test("while all is offered again a tap is written between, and who stops in the middle begins again", async () => {
  const store = await opened();
  await seeEpoch(store, "one");
  for (let part = 0; part < 6; part++) {
    const made = await store.append(Array.from({ length: 200 }, (_, i) => mark(`s${part}.${i}`)));
    const receipts = made.map(({ id, n }): Receipt => ({ id, status: "kept", number: n }));
    await applyReceipts(store, SESSION, receipts, "one");
  }
  const write = store.connection.write.bind(store.connection);
  let writes = 0;
  store.connection.write = (work, limit) =>
    ++writes === 3 ? Promise.reject(new Error("the tab is closed")) : write(work, limit);
  await assert.rejects(seeEpoch(store, "two"));
  assert.equal((await store.waiting(SESSION, 2_000)).length, 500);
  assert.deepEqual(
    await receive(store, SESSION, [theirs(1)], { epoch: "one" }),
    [],
    "the old log is no longer taken in",
  );
  const restored = seeEpoch(store, "two");
  const tap = append(store, mark("tap"));
  assert.equal(await Promise.race([tap.then(() => "tap"), restored.then(() => "restored")]), "tap");
  assert.equal(await restored, true);
  assert.equal((await store.waiting(SESSION, 2_000)).length, 1_201);
});

test("an epoch that was written and never answered is told all the same", async () => {
  class Unanswered extends Connection {
    override async write<T>(work: (writing: Writing) => Promise<T>, limit?: number): Promise<T> {
      await super.write(work, limit);
      return super.write(work, limit);
    }
  }
  const store = await Store.open("epoch unanswered", new Unanswered("kikao-epoch-unanswered"));
  await seeEpoch(store, "one");
  assert.equal(await seeEpoch(store, "two"), true);
});
