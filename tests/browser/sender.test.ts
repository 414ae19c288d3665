import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { mintId } from "../../browser/store/change";
import { Store } from "../../browser/store/store";
import { Tabs } from "../../browser/sync/tabs";
import { Tablet } from "../../browser/tablet/tablet";
import { FakeServer } from "./fake_server";
import { append, repairs, seeEpoch } from "./some";
import { happens, settled, until } from "./world";

const SESSION = mintId();
const NOON = Date.parse("2026-11-22T12:00:00.000Z");

/** A person's tab with its sender running, and a server; time goes on only when told. */
async function scene(t: TestContext, person = mintId()) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: NOON });
  const server = new FakeServer();
  server.person = person;
  const tablet = await tab(t, person);
  const wait = async (ms: number) => (t.mock.timers.tick(ms), await settled());
  return { server, tablet, wait, person };
}

async function tab(t: TestContext, person: string): Promise<Tablet> {
  const tablet = new Tablet(
    { id: person, name: "", email: "", role: "moderator", language: "en" },
    await Store.open(person),
    new Tabs(person),
    repairs,
  );
  t.after(() => (tablet.sender.stop(), tablet.tabs.close()));
  tablet.sender.start();
  return tablet;
}

async function mark(tablet: Tablet, subject = "collaboration.s1", session = SESSION) {
  return (await tablet.keep([{ session, kind: "sub.marked", subject, payload: { mark: "asked" } }]))[0]!;
}

async function states(tablet: Tablet, session = SESSION): Promise<string[]> {
  return (await tablet.store.changesOf(session)).sort((a, b) => a.n - b.n).map((change) => change.state);
}

test("what was made is sent, with how many there are, and marked by its receipt", async (t) => {
  const { server, tablet, wait } = await scene(t);
  const made = [await mark(tablet), await mark(tablet), await mark(tablet)];
  await wait(0);
  assert.deepEqual(
    server.log.map((change) => change.id),
    made.map((change) => change.id),
  );
  assert.equal(server.posts.at(-1)!.made, 3);
  assert.deepEqual(Object.keys(server.posts[0]!.changes[0]!).sort(), ["at", "id", "kind", "n", "payload", "subject"]);
  assert.deepEqual(await states(tablet), ["sent", "sent", "sent"]);
});

test("a session this person has lost is named, holds no other back, and is sent when it is given again", async (t) => {
  const { server, tablet, wait } = await scene(t);
  const lost = mintId();
  server.fault = ({ path }) => (path.includes(lost) ? server.json(404, { name: "not_found" }) : undefined);
  await mark(tablet, "s1", lost);
  await mark(tablet);
  await wait(0);
  assert.deepEqual([await states(tablet, lost), await states(tablet)], [["waiting"], ["sent"]]);
  assert.deepEqual([...tablet.sender.noAccess.value], [lost]);
  assert.equal(tablet.sender.problem.value, null);
  server.fault = () => undefined;
  await wait(60_000);
  assert.deepEqual(await states(tablet, lost), ["sent"]);
  assert.deepEqual([...tablet.sender.noAccess.value], []);
});

test("a network's own page that refuses is no word of the server", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.fault = ({ method }) => (method === "POST" ? new Response("pay here", { status: 403 }) : undefined);
  await mark(tablet);
  await wait(0);
  assert.equal(tablet.sender.noAccess.value.size, 0);
  assert.equal(tablet.sender.problem.value, "offline");
});

test("an answer lost after the commit is asked for again and kept once", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.fault = ({ method }) => (method === "POST" ? "answer lost" : undefined);
  await mark(tablet);
  await wait(0);
  assert.deepEqual(await states(tablet), ["waiting"]);
  assert.equal(tablet.sender.problem.value, "offline");
  server.fault = () => undefined;
  await wait(1_300);
  assert.equal(server.log.length, 1);
  assert.deepEqual(await states(tablet), ["sent"]);
  assert.equal(tablet.sender.problem.value, null);
});

test("without network it waits longer each time, never beyond a minute, and sends at once when there is", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.fault = () => "cut";
  await mark(tablet);
  await wait(0);
  const tries: number[] = [];
  for (let second = 1; second <= 600; second++) {
    const before = server.asked.length;
    await wait(1_000);
    if (server.asked.length > before) tries.push(second);
  }
  const gaps = tries.map((second, i) => second - (tries[i - 1] ?? 0));
  assert.ok(gaps[0]! <= 2 && Math.max(...gaps) > 30 && Math.max(...gaps) <= 61, `gaps ${gaps.join(" ")}`);
  server.fault = () => undefined;
  happens("online");
  await wait(0);
  assert.deepEqual(await states(tablet), ["sent"]);
});

test("a server in trouble is given the time it asks for, and nothing is dropped", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.fault = ({ method }) =>
    method === "POST" ? new Response("", { status: 503, headers: { "retry-after": "30" } }) : undefined;
  await mark(tablet);
  await wait(0);
  server.fault = () => undefined;
  await mark(tablet);
  await wait(29_000);
  assert.equal(server.posts.length, 0);
  await wait(1_500);
  assert.deepEqual(await states(tablet), ["sent", "sent"]);
});

test("a change made while the server asks for time does not take that time from it", async (t) => {
  const { server, tablet, wait } = await scene(t);
  let answer: () => void = () => undefined;
  const busy = () => new Response("", { status: 503, headers: { "retry-after": "30" } });
  let posts = 0;
  server.fault = ({ method }) =>
    method === "POST" && ++posts ? new Promise((resolve) => (answer = () => resolve(busy()))) : undefined;
  await mark(tablet);
  await wait(0);
  await mark(tablet);
  await wait(0);
  answer();
  await settled();
  await wait(29_000);
  assert.equal(posts, 1);
  server.fault = () => undefined;
  await wait(2_000);
  assert.deepEqual(await states(tablet), ["sent", "sent"]);
});

for (const status of [400, 404, 422, 429, 500, 507]) {
  test(`an answer ${status} loses nothing`, async (t) => {
    const { server, tablet, wait } = await scene(t);
    server.fault = ({ method }) => (method === "POST" ? new Response("{}", { status }) : undefined);
    await mark(tablet);
    await wait(0);
    assert.deepEqual(await states(tablet), ["waiting"]);
    server.fault = () => undefined;
    await wait(2_000);
    assert.deepEqual(await states(tablet), ["sent"]);
  });
}

test("an expired sign-in is said, work goes on, and all of it goes after signing in again", async (t) => {
  const { server, tablet, wait, person } = await scene(t);
  server.person = null;
  await mark(tablet);
  await wait(0);
  await mark(tablet);
  await wait(0);
  assert.equal(tablet.sender.problem.value, "sign_in");
  assert.deepEqual(await states(tablet), ["waiting", "waiting"]);
  server.person = person;
  happens("visibilitychange");
  await wait(0);
  assert.deepEqual(await states(tablet), ["sent", "sent"]);
  assert.equal(tablet.sender.problem.value, null);
});

test("a sign-in that expires between two requests is noticed by the answer", async (t) => {
  const { server, tablet, wait } = await scene(t);
  await mark(tablet);
  await wait(0);
  server.person = null;
  await mark(tablet);
  await wait(0);
  assert.equal(tablet.sender.problem.value, "sign_in");
  assert.deepEqual(await states(tablet), ["sent", "waiting"]);
});

test("under another person's sign-in nothing of the first is sent", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.person = mintId();
  await mark(tablet);
  await wait(0);
  await wait(120_000);
  assert.deepEqual(server.posts, []);
  assert.equal(tablet.sender.problem.value, "sign_in");
});

test("a device that belongs to another person is said", async (t) => {
  const { server, tablet, wait } = await scene(t);
  server.owners.set(tablet.store.device, "another");
  await mark(tablet);
  await wait(0);
  assert.equal(tablet.sender.problem.value, "device");
  assert.deepEqual(await states(tablet), ["waiting"]);
});

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
