import assert from "node:assert/strict";
import test from "node:test";
import { mintId } from "../../browser/store/change";
import { mark, scene, states } from "./sender_scene";
import { happens, settled } from "./world";

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
