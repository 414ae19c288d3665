import "./world";
import assert from "node:assert/strict";
import test from "node:test";
import { receive } from "../../browser/store/arrivals";
import { mintId } from "../../browser/store/change";
import { Connection, StorageFailed } from "../../browser/store/connection";
import { impatiently } from "./breaking";
import { append } from "./some";
import { mark, opened, SESSION, theirs } from "./store_scene";

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
  const never = connection.use(() => {
    tries++;
    return new Promise<never>(() => undefined);
  }, 20);
  await assert.rejects(never, StorageFailed);
  assert.equal(tries, 3);
  assert.equal(await connection.use(async (database) => database.name), "kikao-slow");
});

test("a write that was done and never answered is not done twice", async (t) => {
  const store = await opened();
  const change = await impatiently(t, () => append(store, mark()));
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
