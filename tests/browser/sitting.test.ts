import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import type { Kit } from "../../browser/contract/kit";
import { type Change, type LogChange, mintId } from "../../browser/store/change";
import { Connection } from "../../browser/store/connection";
import { Store } from "../../browser/store/store";
import { SignInNeeded } from "../../browser/sync/person";
import { Tabs } from "../../browser/sync/tabs";
import { NotPrepared, openSession } from "../../browser/tablet/current_session";
import { noteMoment } from "../../browser/tablet/notes";
import { OpenSession } from "../../browser/tablet/open_session";
import { prepare, prepared } from "../../browser/tablet/prepare";
import { presence } from "../../browser/tablet/presence";
import { openTablet, Tablet } from "../../browser/tablet/tablet";
import { backlogs, backlogsOf, digest, type TabletBacklog } from "../../browser/tablet/tablet_backlog";
import { FakeServer } from "./fake_server";
import { repairs } from "./some";
import { happens, settled, until } from "./world";

const SESSION = mintId();
const [MODERATOR, ASSISTANT] = [mintId(), mintId()];
const ELSEWHERE = mintId();

function kitFor(id: string, session = SESSION): Kit {
  const staff = [
    { id: MODERATOR, name: "M", role: "moderator" },
    { id: ASSISTANT, name: "A", role: "assistant" },
  ];
  const about = {
    id: session,
    code: "BU-S1",
    site: "Butabika",
    language: "en",
    source_language: "en",
    time_zone: "Africa/Kampala",
    starts_at: "2026-11-22T11:00:00Z",
    status: "planned",
  };
  return { session: about, person: { id, role: "moderator" }, staff } as unknown as Kit;
}

async function scene(t: TestContext, id = MODERATOR) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: Date.parse("2026-11-22T12:00:00.000Z") });
  const server = new FakeServer();
  server.person = id;
  server.kit = kitFor(id);
  const wait = async (ms: number) => (t.mock.timers.tick(ms), await settled());
  return { server, wait, open: () => open(t, id) };
}

/** A session in a tab of its own; each test has a store of its own. */
let stores = 0;
async function open(
  t: TestContext,
  id: string,
  name = `session-${++stores}`,
): Promise<{ session: OpenSession; tablet: Tablet }> {
  const store = await Store.open(id, new Connection(name));
  const tablet = new Tablet(
    { id, name: "", email: "", role: "moderator", language: "en" },
    store,
    new Tabs(name),
    repairs,
  );
  const session = new OpenSession(tablet, kitFor(id));
  tablet.sender.start();
  await session.load();
  session.start();
  t.after(() => (session.close(), tablet.sender.stop(), tablet.tabs.close()));
  return { session, tablet };
}

function other(kind: string, subject: string, payload: object = {}, more: Partial<LogChange> = {}) {
  const at = new Date().toISOString();
  return {
    id: mintId(),
    n: 1,
    device: ELSEWHERE,
    person: ASSISTANT,
    kind,
    subject,
    at,
    payload: { ...payload },
    ...more,
  };
}

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
  const write = tablet.store.connection.write.bind(tablet.store.connection);
  let writes = 0;
  tablet.store.connection.write = (work, limit) => (writes++, write(work, limit));
  const streams = [...server.streams];
  for (let i = 1; i <= 300; i++) {
    if (i === 200) server.streams.clear();
    server.add(other("sub.marked", `s${i}`, { mark: "came_up" }));
    for (const stream of streams) server.streams.add(stream);
  }
  await until(() => Object.keys(session.state.value.subs).length === 300);
  assert.equal(await tablet.store.meta(`cursor ${SESSION}`), 300);
  assert.ok(writes < 10, `${writes} writes`);
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
  const { session, tablet } = await open();
  const read = tablet.store.changesOf.bind(tablet.store);
  tablet.store.changesOf = async (id) => {
    const kept = await read(id);
    await session.act("sub.marked", "s1", { mark: "asked" });
    return kept;
  };
  await session.load();
  assert.ok(session.state.value.subs.s1);
});

test("two wakes at once are one after the other, and what comes between them stays in sight", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session, tablet } = await open();
  await wait(0);
  const read = tablet.store.changesOf.bind(tablet.store);
  let reading = 0;
  tablet.store.changesOf = async (id) => {
    assert.equal(++reading, 1, "one reading at a time");
    const kept = await read(id);
    server.add(other("sub.marked", `s${Object.keys(session.state.value.subs).length}`, { mark: "came_up" }));
    await settled();
    reading--;
    return kept;
  };
  happens("pageshow");
  happens("visibilitychange");
  await wait(0);
  await settled();
  assert.deepEqual(Object.keys(session.state.value.subs).sort(), ["s0", "s1"]);
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

test("a parked change is left out of what shows, and said until it is released", async (t) => {
  const { server, open, wait } = await scene(t);
  server.parks = () => "session_closed";
  const { session } = await open();
  await session.act("sub.marked", "s1", { mark: "asked" });
  await wait(0);
  assert.deepEqual(session.state.value.subs, {});
  assert.deepEqual([session.status.value.waiting, session.status.value.parked], [0, 1]);
  const [{ state: _state, session: _session, ...parked }] = session.inMemory() as [Change];
  server.add(parked);
  await settled();
  assert.ok(session.state.value.subs.s1);
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
  const { session, tablet } = await open();
  const { connection } = tablet.store;
  const write = t.mock.method(connection, "write", () => Promise.reject(new Error("full")));
  session.drafts.keep("rich", "half a sentence");
  await settled();
  assert.deepEqual([session.status.value.problem, session.drafts.read("rich")], ["storage", "half a sentence"]);
  write.mock.restore();
  await wait(500);
  assert.equal(session.status.value.problem, null);
});

test("the digest is that of the sorted ids, a line each", async () => {
  // printf 'a\nb' | sha256sum
  assert.equal(await digest(["B", "a"]), "7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78");
});

test("another's tablet that was not heard since the end may hold more than it said: only after it is everything here", async (t) => {
  const { open } = await scene(t);
  const { tablet } = await open();
  const said = {
    device: ELSEWHERE,
    person: ASSISTANT,
    prepared_at: null,
    made: 40,
    count: 40,
    complete: true,
    digest: "",
  };
  const held = async (heard_at: string | null, ended: string | null) => {
    const [{ here, unheard }] = (await backlogsOf([{ ...said, heard_at }], tablet.store, [], ended)) as [TabletBacklog];
    return { here, unheard };
  };
  const [before, end, after] = ["2026-11-22T13:59:59.000Z", "2026-11-22T15:00:00.000Z", "2026-11-22T15:00:00+00:00"];
  assert.deepEqual(await held(before, end), { here: false, unheard: true });
  assert.deepEqual(await held(after, end), { here: true, unheard: false });
  assert.deepEqual([(await held(null, end)).here, (await held(after, null)).here], [false, false]);
});

test("without network a tablet nobody signed in on says so, and one that was prepared opens", async (t) => {
  const { server, wait } = await scene(t);
  server.fault = () => "cut";
  await assert.rejects(openTablet(repairs), SignInNeeded);
  server.fault = () => undefined;
  const tablet = await openTablet(repairs);
  const opening = prepare(tablet, SESSION);
  await settled();
  const checks = Object.fromEntries((await opening).map((check) => [check.name, check.ok]));
  assert.deepEqual(checks, {
    shell: false,
    kit: true,
    log: true,
    storage_kept: false,
    space: true,
    clock: true,
    test_record: true,
  });

  server.fault = () => "cut";
  await assert.rejects(openSession(tablet, mintId()), NotPrepared);
  const session = await openSession(tablet, SESSION);
  assert.equal(await openSession(tablet, SESSION), session);
  await session.act("session.started", SESSION, {});
  assert.equal(session.state.value.status, "running");
  assert.deepEqual(
    (await prepared(tablet)).map((session) => [session.code, session.waiting]),
    [["BU-S1", 1]],
  );
  await wait(0);
  assert.equal(session.status.value.problem, "offline");
  assert.equal(await backlogs(tablet, session), null);

  session.close();
  tablet.sender.stop();
  tablet.tabs.close();
});
