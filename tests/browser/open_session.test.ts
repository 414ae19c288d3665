import assert from "node:assert/strict";
import test from "node:test";
import { type Change, mintId } from "../../browser/store/change";
import { noteMoment } from "../../browser/tablet/notes";
import { presence } from "../../browser/tablet/presence";
import { breaking, takesNothing } from "./breaking";
import { ASSISTANT, ELSEWHERE, MODERATOR, open, other, SESSION, scene } from "./session_scene";
import { settled } from "./world";

test("an act shows at once, waits, and is sent", async (t) => {
  const { open, wait } = await scene(t);
  const { session } = await open();
  await session.act("session.started", SESSION, {});
  assert.equal(session.state.value.status, "running");
  assert.equal(session.status.value.waiting, 1);
  assert.equal(session.status.value.sent_at, null);
  await wait(0);
  assert.equal(session.status.value.waiting, 0);
  assert.equal(session.status.value.sent_at, "2026-11-22T12:00:00.000Z");
  assert.equal(session.status.value.problem, null);
});

test("what the other marks shows without asking", async (t) => {
  const { server, open, wait } = await scene(t);
  server.add(other("sub.marked", "s1", { mark: "came_up" }));
  const { session } = await open();
  await wait(0);
  assert.ok(session.state.value.subs.s1?.came_up, "what was there before");
  assert.equal(session.status.value.not_on_server, 0);
  assert.equal(session.status.value.connected, true);
  server.add(other("sub.marked", "s2", { mark: "came_up" }));
  await settled();
  assert.ok(session.state.value.subs.s2?.came_up, "what comes after");
  assert.deepEqual(session.status.value.others, [{ person: ASSISTANT, heard_at: "2026-11-22T12:00:00.000Z" }]);
});

test("nothing is said of the other tablet before it is known, and a few seconds after it is there", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session } = await open();
  const assistant = () => presence(session, "assistant", Date.now());
  assert.equal(assistant(), null);
  await wait(0);
  assert.deepEqual(assistant(), { here: false, since: null });
  server.tablets = [{ device: ELSEWHERE, person: ASSISTANT, prepared_at: null, heard_at: new Date().toISOString() }];
  await wait(3_000);
  assert.equal(assistant()?.here, true);
});

test("what cannot be understood here is named, kept and sent all the same", async (t) => {
  const { server, open, wait } = await scene(t);
  const note = mintId();
  server.add(other("moment.noted", note, { kind: "gist" }));
  server.add(other("text.written", note, { field: "text", text: "x" }, { base: 5 as unknown as string[] }));
  server.add(other("sub.marked", "s1", { mark: "came_up" }));
  const { session } = await open();
  await wait(0);
  assert.deepEqual(
    session.status.value.not_understood.map(({ subject }) => subject),
    [note],
  );
  assert.deepEqual([Object.keys(session.state.value.moments), Object.keys(session.state.value.subs)], [[], ["s1"]]);
});

test("a note and its words are kept together or not at all", async (t) => {
  const { open } = await scene(t);
  const { session, tablet } = await open();
  await assert.rejects(noteMoment(session, { kind: "quote" }, "x".repeat(400_000)));
  assert.deepEqual(await tablet.store.changesOf(SESSION), []);
  const note = await noteMoment(session, { kind: "quote" }, " said ");
  const kept = (await tablet.store.changesOf(SESSION)).sort((a, b) => a.n - b.n);
  assert.deepEqual(
    kept.map(({ kind, subject, n }) => [kind, subject, n]),
    [
      ["moment.noted", note.subject, 1],
      ["text.written", note.subject, 2],
    ],
  );
  assert.equal(session.state.value.moments[note.subject]!.texts.text![0]!.text, "said");
});

test("two tabs show the same, and one stream serves both", async (t) => {
  const { server, wait } = await scene(t);
  const one = await open(t, MODERATOR, "two-tabs");
  const two = await open(t, MODERATOR, "two-tabs");
  await wait(0);
  assert.equal(server.streams.size, 1);
  assert.equal(two.session.status.value.connected, true);
  const three = await open(t, MODERATOR, "two-tabs");
  await wait(0);
  assert.equal(three.session.status.value.connected, true, "told by the tab that follows");
  three.session.close();
  await one.session.act("sub.marked", "s1", { mark: "asked" });
  server.add(other("sub.marked", "s2", { mark: "came_up" }));
  await settled();
  assert.deepEqual(two.session.state.value, one.session.state.value);
  one.session.close();
  await settled();
  await wait(0);
  server.add(other("sub.marked", "s3", { mark: "came_up" }));
  await settled();
  assert.ok(two.session.state.value.subs.s3, "the second follows when the first is gone");
});

test("what the server parks goes on showing here, and is said to wait until it is released", async (t) => {
  const { server, open, wait } = await scene(t);
  server.parks = () => "not_allowed";
  const { session } = await open();
  await session.act("session.started", session.id, {});
  await session.act("sub.marked", "s1", { mark: "asked" });
  await wait(0);
  assert.equal(session.state.value.status, "running", "the room does not jump back to before the start");
  assert.ok(session.state.value.subs.s1?.asked);
  assert.deepEqual([session.status.value.waiting, session.status.value.parked], [0, 2]);
  await session.load();
  assert.equal(session.state.value.status, "running", "nor when the page is loaded again");
  for (const { state: _state, session: _session, ...parked } of session.inMemory()) server.add(parked as Change);
  await settled();
  assert.equal(session.status.value.parked, 0);
});

test("the question now is the last one asked here, although another tablet's clock is ahead", async (t) => {
  const { server, open, wait } = await scene(t);
  server.add(other("question.now", "a.key", { how: "drifted" }, { at: "2026-11-22T13:00:00.000Z" }));
  const { session } = await open();
  await wait(0);
  await session.act("question.now", "b.key", { how: "asked" });
  assert.equal(session.state.value.now?.question, "b.key");
});

test("who writes over a shown version writes over its equals, and a form over the withdrawal shown", async (t) => {
  const { server, open, wait } = await scene(t);
  const same = { field: "topics", text: "same" };
  const [a, b] = ["2026-11-22T11:00:00.000Z", "2026-11-22T11:01:00.000Z"].map((at) =>
    server.add(other("text.written", "fieldnote.together", same, { base: [], at })),
  );
  const person = mintId();
  const withdrawn = server.add(other("consent.withdrawn", person));
  const { session } = await open();
  await wait(0);
  const text = await session.act("text.written", "fieldnote.together", { field: "topics", text: "mine" }, [a!.id]);
  assert.deepEqual(text.base, [a!.id, b!.id]);
  assert.deepEqual(
    session.state.value.texts["fieldnote.together"]!.topics!.map((head) => head.text),
    ["mine"],
  );
  const form = await session.act("consent.recorded", person, { form_version: "1", given_on: "2026-11-22" });
  assert.deepEqual(form.base, [withdrawn.id]);
  const first = await session.act("text.written", "fieldnote.together", { field: "rich", text: "first" });
  assert.deepEqual(first.base, []);
});

test("a draft that the tablet does not keep is said", async (t) => {
  const { open, wait } = await scene(t);
  const { session } = await open();
  const full = breaking(t, takesNothing);
  session.drafts.keep("rich", "half a sentence");
  await settled();
  assert.deepEqual([session.status.value.problem, session.drafts.read("rich")], ["storage", "half a sentence"]);
  full.end();
  await wait(500);
  assert.equal(session.status.value.problem, null);
});
