import assert from "node:assert/strict";
import test from "node:test";
import { writesInto } from "./breaking";
import { ASSISTANT, MODERATOR, other, SESSION, scene } from "./session_scene";
import { happens, settled, until } from "./world";

test("a silent stream is given up after forty seconds and what was missed is read", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session } = await open();
  await wait(0);
  const [cut] = server.streams;
  server.streams.clear();
  server.add(other("sub.marked", "s1", { mark: "came_up" }));
  await wait(41_000);
  await wait(5_000);
  assert.equal(cut!.readyState, 2);
  await wait(2_000);
  assert.ok(session.state.value.subs.s1);
  assert.equal(session.status.value.connected, true);
});

test("a page that comes back reads at once what it missed", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session } = await open();
  await wait(0);
  server.streams.clear();
  server.add(other("sub.marked", "s1", { mark: "came_up" }));
  happens("visibilitychange");
  await wait(0);
  await settled();
  assert.ok(session.state.value.subs.s1);
});

test("under another person's sign-in the log is not read: it would come as they may see it", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session } = await open();
  await wait(0);
  server.person = ASSISTANT;
  server.add(other("sub.marked", "s1", { mark: "came_up" }));
  for (const stream of server.streams) stream.close();
  server.asked = [];
  happens("visibilitychange");
  await wait(0);
  await wait(60_000);
  assert.deepEqual(
    server.asked.filter((one) => one.includes("/changes?")),
    [],
  );
  assert.equal(server.streams.size, 0);
  server.person = MODERATOR;
  happens("visibilitychange");
  await wait(0);
  assert.ok(session.state.value.subs.s1);
});

test("a number that was skipped is fetched", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session } = await open();
  await wait(0);
  const streams = [...server.streams];
  server.streams.clear();
  server.add(other("sub.marked", "s1", { mark: "came_up" }));
  for (const stream of streams) server.streams.add(stream);
  server.add(other("sub.marked", "s2", { mark: "came_up" }));
  await settled();
  assert.deepEqual(Object.keys(session.state.value.subs).sort(), ["s1", "s2"]);
});

test("hundreds that come at once are written together, and a number skipped among them is fetched", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session, tablet } = await open();
  await wait(0);
  const writes = writesInto(t, tablet.store.connection.name);
  const streams = [...server.streams];
  for (let i = 1; i <= 300; i++) {
    if (i === 200) server.streams.clear();
    server.add(other("sub.marked", `s${i}`, { mark: "came_up" }));
    for (const stream of streams) server.streams.add(stream);
  }
  await until(() => Object.keys(session.state.value.subs).length === 300);
  assert.equal(await tablet.store.meta(`cursor ${SESSION}`), 300);
  assert.ok(writes() > 0 && writes() < 10, `${writes()} writes`);
});

test("a text that a signature opens is fetched, and only then read", async (t) => {
  const { server, open, wait } = await scene(t);
  const [mine, theirs] = [`fieldnote.${MODERATOR}`, `fieldnote.${ASSISTANT}`];
  let open_ = false;
  server.seals = (change) => change.subject === theirs && change.kind === "text.written" && !open_;
  server.add(other("text.written", theirs, { field: "topics", text: "hers" }, { base: [] }));
  const { session } = await open();
  await wait(0);
  assert.deepEqual(session.state.value.sealed, [theirs]);
  server.add(other("fieldnote.signed", theirs));
  await settled();
  assert.ok(!server.asked.some((one) => one.includes("subject=")), "still sealed until the reader signs");
  open_ = true;
  await session.act("fieldnote.signed", mine, {});
  await wait(0);
  await settled();
  assert.equal(session.state.value.texts[theirs]?.topics?.[0]?.text, "hers");
  assert.deepEqual(session.state.value.sealed, []);
});
