import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Connection } from "../../browser/store/connection";
import { Drafts } from "../../browser/store/drafts";
import { Store } from "../../browser/store/store";
import { breaking, takesNothing } from "./breaking";
import { settled, storage } from "./world";

/** A tablet's drafts of one session; each call of `open` is another page over the same storage. */
async function tablet(name: string) {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_000 });
  const store = await Store.open(name, new Connection(name));
  const said: boolean[] = [];
  const open = async () => {
    const drafts = new Drafts(store, "s1", (failed) => said.push(failed));
    await drafts.load();
    return drafts;
  };
  const wait = async (ms: number) => {
    mock.timers.tick(ms);
    await settled();
  };
  /** What the browser had not written down yet when it was killed is not there any more. */
  const killed = (key: string, was: string | null) =>
    was === null ? storage.removeItem(inPage(key)) : storage.setItem(inPage(key), was);
  const inPage = (key: string) => `kikao-${name} draft s1 ${key}`;
  return { open, wait, said, killed, inPage };
}

test.afterEach(() => mock.timers.reset());

test("the next page has what was typed at once, a killed browser all but the last second", async () => {
  const { open, wait, killed } = await tablet("killed");
  const drafts = await open();
  drafts.keep("note", "h");
  await settled();
  drafts.keep("note", "half");
  await wait(500);
  drafts.keep("note", "half a sen");
  assert.equal((await open()).read("note"), "half a sen");
  killed("note", null);
  assert.equal((await open()).read("note"), "half");
});

test("what was typed last counts although the clock stepped back", async () => {
  const { open, wait, killed, inPage } = await tablet("clock");
  const drafts = await open();
  drafts.keep("note", "before");
  await settled();
  const before = storage.getItem(inPage("note"));
  mock.timers.setTime(10);
  drafts.keep("note", "before and after");
  await wait(1_500);
  killed("note", before);
  assert.equal((await open()).read("note"), "before and after");
});

test("what was dropped does not come back although localStorage still has it", async () => {
  const { open, wait, killed, inPage } = await tablet("dropped");
  const drafts = await open();
  drafts.keep("note", "said");
  const before = storage.getItem(inPage("note"));
  await wait(1);
  drafts.drop("note");
  await settled();
  assert.equal(drafts.read("note"), null);
  killed("note", before);
  assert.equal((await open()).read("note"), null);
});

test("a page drops only what it typed or read itself", async () => {
  const { open, wait } = await tablet("tabs");
  const [one, other] = [await open(), await open()];
  one.keep("note", "mine");
  await wait(1);
  other.keep("note", "theirs, newer");
  one.drop("note");
  assert.equal(one.read("note"), "theirs, newer");
  one.drop("note");
  assert.equal(other.read("note"), null);
});

test("what was begun and never kept is known", async () => {
  const { open } = await tablet("begun");
  const drafts = await open();
  drafts.keep("desk.note", JSON.stringify({ text: "half a sen", kind: "gist" }));
  drafts.keep("desk.line", JSON.stringify({ text: "" }));
  drafts.keep("answer.p1.age", JSON.stringify({ typed: "4", begun: null }));
  drafts.keep("room.note", JSON.stringify({ text: "kept" }));
  drafts.drop("room.note");
  await settled();
  assert.deepEqual(await drafts.begun(), [
    { key: "answer.p1.age", words: "4" },
    { key: "desk.note", words: "half a sen" },
  ]);
});

test("a full localStorage loses nothing, and a database that takes nothing is said until it does", async (t) => {
  const { open, wait, said } = await tablet("full");
  const drafts = await open();
  storage.full = true;
  drafts.keep("note", "half a sentence");
  await settled();
  assert.deepEqual(
    [drafts.read("note"), (await open()).read("note"), said],
    ["half a sentence", "half a sentence", [false]],
  );
  storage.full = false;
  const full = breaking(t, takesNothing);
  drafts.keep("note", "half a sentence, and");
  await wait(500);
  assert.equal(said.at(-1), true);
  full.end();
  await wait(500);
  assert.equal(said.at(-1), false);
});
