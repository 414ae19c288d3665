import assert from "node:assert/strict";
import test from "node:test";
import { mintId } from "../../browser/store/change";
import { Connection } from "../../browser/store/connection";
import { Store } from "../../browser/store/store";
import { MODERATOR, other, SESSION, scene } from "./session_scene";
import { happens, settled, turns } from "./world";

/** More turns of the event loop than reading the store takes. */
const MOMENTS = 24;

test("a restored server gets all again, and its log is read from the start", async (t) => {
  const { server, open, wait } = await scene(t);
  for (let i = 0; i < 3; i++) server.add(other("sub.marked", `old${i}`, { mark: "came_up" }));
  const { session, tablet } = await open();
  await session.act("sub.marked", "own", { mark: "asked" });
  await wait(0);
  await wait(0);
  server.log = [];
  server.epoch = mintId();
  server.add(other("sub.marked", "new", { mark: "came_up" }));
  for (const stream of server.streams) stream.say("ping", { epoch: server.epoch, latest: 1 });
  await settled();
  await wait(1_500);
  await wait(1_500);
  assert.deepEqual(server.log.map((change) => change.subject).sort(), ["new", "own"]);
  assert.deepEqual(Object.keys(session.state.value.subs).sort(), ["new", "old0", "old1", "old2", "own"]);
  const lacking = (await tablet.store.changesOf(SESSION)).filter((change) => change.number === undefined);
  assert.equal(lacking.length, 3, "what others wrote and the server lost is known");
  assert.equal(session.status.value.not_on_server, 3, "and said");
});

test("the log of a restored server that has already grown beyond the old one is read from its start", async (t) => {
  const { server, open, wait } = await scene(t);
  for (let i = 1; i <= 3; i++) server.add(other("sub.marked", `old${i}`, { mark: "came_up" }));
  const { session } = await open();
  await wait(0);
  server.streams.clear();
  server.log = [];
  server.epoch = mintId();
  for (let i = 1; i <= 5; i++) server.add(other("sub.marked", `new${i}`, { mark: "came_up" }));
  happens("visibilitychange");
  await wait(0);
  await wait(1_500);
  await wait(1_500);
  assert.deepEqual(Object.keys(session.state.value.subs).sort(), [
    "new1",
    "new2",
    "new3",
    "new4",
    "new5",
    "old1",
    "old2",
    "old3",
  ]);
});

test("what happens while the store is read again is not lost from sight", async (t) => {
  const { open } = await scene(t);
  const { session } = await open();
  for (let moment = 0; moment < MOMENTS; moment++) {
    const read = session.load();
    await turns(moment);
    await session.act("sub.marked", `s${moment}`, { mark: "asked" });
    await read;
    assert.ok(session.state.value.subs[`s${moment}`], `after ${moment} turns`);
  }
});

test("two wakes at once are one after the other, and what comes between them stays in sight", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session } = await open();
  await wait(0);
  for (let moment = 0; moment < MOMENTS; moment++) {
    happens("pageshow");
    await turns(moment % 7);
    happens("visibilitychange");
    await turns(moment);
    server.add(other("sub.marked", `s${moment}`, { mark: "came_up" }));
    await wait(0);
    assert.ok(session.state.value.subs[`s${moment}`], `after ${moment} turns`);
  }
  assert.equal(session.status.value.problem, null);
});

test("a storage that is cleared under an open page gets back what the page holds, and it is said", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session, tablet } = await open();
  server.add(other("sub.marked", "theirs", { mark: "came_up" }));
  await wait(0);
  server.fault = () => "cut";
  for (const subject of ["s1", "s2", "s3"]) await session.act("sub.marked", subject, { mark: "asked" });
  const made = session.inMemory();
  await new Promise((resolve) => (indexedDB.deleteDatabase(tablet.store.connection.name).onsuccess = resolve));
  await session.act("sub.marked", "s4", { mark: "asked" });
  await wait(30_000);
  assert.deepEqual(Object.keys(session.state.value.subs).sort(), ["s1", "s2", "s3", "s4", "theirs"]);
  assert.equal(session.status.value.cleared, true);
  assert.equal(session.status.value.waiting, 4);
  const again = await Store.open(MODERATOR, new Connection(tablet.store.connection.name));
  assert.equal(again.device, tablet.store.device);
  assert.deepEqual(
    (await again.changesOf(SESSION)).filter(({ id }) => made.some((one) => one.id === id)).length,
    made.length,
  );
  assert.equal(await again.made(SESSION), 4);
  assert.ok(await again.kit(SESSION));
});
