import "./world";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { mintId } from "../../browser/store/change";
import { Connection } from "../../browser/store/connection";
import { Store } from "../../browser/store/store";
import { Tabs } from "../../browser/sync/tabs";
import { OpenSession } from "../../browser/tablet/open_session";
import { Tablet } from "../../browser/tablet/tablet";
import { FakeServer } from "./fake_server";
import { repairs, someKit } from "./some";
import { settled } from "./world";

const PERSON = mintId();

/** How often a change was put on the disk, whoever put it there. */
function writesOfChanges(t: TestContext): () => number {
  let count = 0;
  for (const name of ["put", "add"] as const) {
    const write = IDBObjectStore.prototype[name];
    t.mock.method(IDBObjectStore.prototype, name, function (this: IDBObjectStore, ...given: [unknown, IDBValidKey?]) {
      if (this.name === "changes") count++;
      return write.apply(this, given);
    });
  }
  return () => count;
}

async function running(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: Date.parse("2026-11-22T12:00:00.000Z") });
  const server = new FakeServer();
  server.person = PERSON;
  const some = someKit({ staff: [{ id: PERSON, name: "M", role: "moderator" }] });
  const id = mintId();
  const kit = { ...some, session: { ...some.session, id } };
  server.kit = kit;
  const tabs = new Tabs(id);
  const store = await Store.open(PERSON, new Connection(id));
  const person = { id: PERSON, name: "", email: "", role: "moderator", language: "en" };
  const tablet = new Tablet(person, store, tabs, repairs);
  const session = new OpenSession(tablet, kit);
  tablet.sender.start();
  await session.load();
  session.start();
  t.mock.timers.tick(0);
  await settled();
  t.after(() => {
    session.close();
    tablet.sender.stop();
    tablet.tabs.close();
  });
  return { session, server };
}

test("a tap is put on the disk when it is made and when its receipt comes, not again for its echo", async (t) => {
  const { session } = await running(t);
  const writes = writesOfChanges(t);
  for (const tap of [1, 2, 3]) {
    await session.act("sub.marked", `s${tap}`, { mark: "asked" });
    assert.equal(writes(), 2 * tap - 1, "made");
    t.mock.timers.tick(200);
    await settled();
    assert.equal(session.status.value.waiting, 0);
    assert.equal(writes(), 2 * tap, "its receipt and its echo");
  }
});

test("nor when the echo comes after the receipt", async (t) => {
  const { session, server } = await running(t);
  const writes = writesOfChanges(t);
  const streams = [...server.streams];
  server.streams.clear();
  await session.act("sub.marked", "s1", { mark: "asked" });
  t.mock.timers.tick(200);
  await settled();
  assert.equal(session.status.value.waiting, 0);
  for (const stream of streams) stream.say("change", server.log.at(-1), server.log.length);
  await settled();
  assert.equal(writes(), 2);
});

test("but once more when the server says another right than was presumed", async (t) => {
  const { session, server } = await running(t);
  const writes = writesOfChanges(t);
  const streams = [...server.streams];
  server.streams.clear();
  await session.act("sub.marked", "s1", { mark: "asked" });
  t.mock.timers.tick(200);
  await settled();
  const rights = ["write_record", "enter_questionnaire", "enter_questionnaire"];
  const counts = [];
  for (const by_right of rights) {
    for (const stream of streams) stream.say("change", { ...server.log.at(-1), by_right }, server.log.length);
    await settled();
    counts.push(writes());
  }
  assert.deepEqual(counts, [2, 3, 3]);
});
