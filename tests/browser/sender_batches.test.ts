import assert from "node:assert/strict";
import test from "node:test";
import { mintId } from "../../browser/store/change";
import { mark, NOON, SESSION, scene, states, tab } from "./sender_scene";
import { append, seeEpoch } from "./some";
import { settled, until } from "./world";

test("a parked change is left out and does not hold the others back", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.parks = (change) => (change.subject === "odd" ? "invalid_payload" : undefined);
  await mark(tablet, "odd");
  await mark(tablet);
  await wait(0);
  assert.deepEqual(await states(tablet), ["parked", "sent"]);
  const posts = server.posts.length;
  await wait(60_000);
  assert.equal(server.posts.length, posts, "not offered again and again");
});

test("a session the server refuses does not hold another back", async (t) => {
  const { server, tablet, wait } = await scene(t);
  const gone = mintId(0);
  server.fault = ({ method, path }) =>
    method === "POST" && path.includes(gone) ? new Response("{}", { status: 404 }) : undefined;
  await mark(tablet, "a", gone);
  await mark(tablet);
  await wait(0);
  assert.deepEqual(await states(tablet), ["sent"]);
  assert.deepEqual(await states(tablet, gone), ["waiting"]);
});

test("a kick while a request is under way is remembered", async (t) => {
  const { server, tablet, wait } = await scene(t);
  let answer: () => void = () => undefined;
  server.fault = ({ method }) =>
    method === "POST" ? new Promise((resolve) => (answer = () => resolve(undefined))) : undefined;
  await mark(tablet);
  await wait(0);
  server.fault = () => undefined;
  // Of another session: the run under way does not come past it by itself.
  const elsewhere = mintId();
  await mark(tablet, "b", elsewhere);
  await wait(0);
  assert.equal(server.posts.length, 0);
  answer();
  await settled();
  assert.deepEqual([...(await states(tablet)), ...(await states(tablet, elsewhere))], ["sent", "sent"]);
});

test("two tabs of one person send each change once, and both know", async (t) => {
  const { server, tablet, wait, person } = await scene(t);
  const second = await tab(t, person);
  const told: string[] = [];
  second.tabs.listen((news) => "changes" in news && told.push(...news.changes.map((change) => change.state)));
  for (let i = 0; i < 5; i++) await Promise.all([mark(tablet, `a${i}`), mark(second, `b${i}`)]);
  await wait(0);
  await wait(3_000);
  const sent = server.posts.flatMap((post) => post.changes.map((change) => change.id));
  assert.equal(sent.length, 10);
  assert.equal(new Set(sent).size, 10);
  assert.deepEqual(
    (await second.store.changesOf(SESSION)).map((change) => change.n).sort((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  );
  assert.equal(told.filter((state) => state === "sent").length, 10);
});

test("what another tab left behind is found within twenty seconds", async (t) => {
  const { server, tablet, wait } = await scene(t);
  await wait(0);
  await append(tablet.store, { session: SESSION, kind: "sub.marked", subject: "a", payload: {} });
  await wait(19_000);
  assert.equal(server.log.length, 0);
  await wait(1_000);
  await wait(0);
  assert.equal(server.log.length, 1);
});

test("many go in parts of 200, oldest first", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.fault = () => "cut";
  for (let i = 0; i < 450; i++)
    await append(tablet.store, { session: SESSION, kind: "sub.marked", subject: `s${i}`, payload: {} });
  server.fault = () => undefined;
  tablet.sender.kick();
  await wait(0);
  await until(async () => !(await tablet.store.waitingBySession()).size);
  assert.deepEqual(
    server.posts.map((post) => post.changes.length),
    [200, 200, 50],
  );
  assert.deepEqual(
    server.log.map((change) => change.n),
    Array.from({ length: 450 }, (_, i) => i + 1),
  );
});

test("long texts go in parts below 900 kB, and in smaller ones when the server wants that", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.fault = () => "cut";
  for (let i = 0; i < 8; i++) {
    const payload = { field: "topics", text: "ગ".repeat(99_000) };
    await append(tablet.store, { session: SESSION, kind: "text.written", subject: `s${i}`, payload, base: [] });
  }
  let refused = 0;
  server.fault = ({ method }) => (method === "POST" && refused++ === 0 ? new Response("", { status: 413 }) : undefined);
  tablet.sender.kick();
  await wait(0);
  await wait(1_500);
  await until(async () => !(await tablet.store.waitingBySession()).size);
  assert.equal(server.log.length, 8);
  assert.deepEqual(
    server.posts.map((post) => post.changes.length),
    [1, 3, 3, 1],
  );
});

test("a server restored from a backup is offered everything again", async (t) => {
  const { server, tablet, wait } = await scene(t);
  await mark(tablet, "a");
  await wait(0);
  server.log = [];
  server.epoch = mintId();
  await mark(tablet, "b");
  await wait(0);
  await wait(0);
  assert.deepEqual(server.log.map((change) => change.subject).sort(), ["a", "b"]);
  assert.equal(await seeEpoch(tablet.store, server.epoch), false);
});

test("a sign of life is sent with nothing to say, and no more once nobody looks", async (t) => {
  const { server, tablet, wait } = await scene(t);
  tablet.sender.greet(SESSION);
  await wait(0);
  assert.deepEqual(
    server.posts.map((post) => post.changes),
    [[]],
  );
  server.fault = () => "cut";
  tablet.sender.greet(SESSION);
  await wait(0);
  tablet.sender.leave(SESSION);
  server.fault = () => undefined;
  await wait(60_000);
  assert.equal(server.posts.length, 1);
});

test("the server's time is taken from every answer", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.offset = 90_000;
  await mark(tablet);
  await wait(0);
  assert.equal((await mark(tablet)).at, new Date(NOON + 90_000).toISOString());
});

test("a write that fails is said until one succeeds", async (t) => {
  const { tablet } = await scene(t);
  await assert.rejects(
    tablet.keep([{ session: SESSION, kind: "line.sent", subject: "x", payload: { text: "x".repeat(400_000) } }]),
  );
  assert.equal(tablet.storageFailed.value, true);
  await mark(tablet);
  assert.equal(tablet.storageFailed.value, false);
});
