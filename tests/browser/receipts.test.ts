import "./world";
import assert from "node:assert/strict";
import test from "node:test";
import type { Receipt } from "../../browser/contract/answers";
import { applyReceipts, cursor, receive } from "../../browser/store/arrivals";
import { mintId } from "../../browser/store/change";
import { StorageFailed } from "../../browser/store/connection";
import { breaking, impatiently } from "./breaking";
import { append, seeEpoch } from "./some";
import { mark, opened, SESSION, theirs } from "./store_scene";

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

test("while all is offered again a tap is written between, and who stops in the middle begins again", async (t) => {
  const store = await opened();
  await seeEpoch(store, "one");
  for (let part = 0; part < 6; part++) {
    const made = await store.append(Array.from({ length: 200 }, (_, i) => mark(`s${part}.${i}`)));
    const receipts = made.map(({ id, n }): Receipt => ({ id, status: "kept", number: n }));
    await applyReceipts(store, SESSION, receipts, "one");
  }
  let writes = 0;
  const stopped = breaking(t, ({ mode }) => (mode === "readwrite" && ++writes >= 3 ? "full" : undefined));
  await assert.rejects(seeEpoch(store, "two"), StorageFailed);
  stopped.end();
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

test("an epoch that was written and never answered is told all the same", async (t) => {
  const store = await opened();
  await seeEpoch(store, "one");
  assert.equal(await impatiently(t, () => seeEpoch(store, "two")), true);
});
