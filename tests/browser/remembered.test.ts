import assert from "node:assert/strict";
import test from "node:test";
import { mintId } from "../../browser/store/change";
import { Connection } from "../../browser/store/connection";
import { Drafts } from "../../browser/store/drafts";
import { Remembered } from "../../browser/store/remembered";
import { Store } from "../../browser/store/store";
import { storage } from "./world";

const SESSION = mintId();

/** A tablet of version 0.1: what a view remembered lay among the drafts, in the database and in the page. */
async function oldTablet(drafts: Record<string, string | null>): Promise<Store> {
  const store = await Store.open(mintId(), new Connection(mintId()));
  for (const [key, text] of Object.entries(drafts)) {
    const kept = { key, text, at: 1 };
    await store.keepMeta(`draft ${SESSION} ${key}`, kept);
    storage.setItem(`kikao-${store.person} draft ${SESSION} ${key}`, JSON.stringify(kept));
  }
  return store;
}

async function loaded(store: Store): Promise<Remembered> {
  const remembered = new Remembered(store, SESSION);
  await remembered.load();
  return remembered;
}

test("what is remembered is there after a reload, for its own session alone", async () => {
  const store = await Store.open(mintId(), new Connection(mintId()));
  const remembered = await loaded(store);
  remembered.keep("desk.layout", "writing");
  assert.equal(remembered.read("desk.layout"), "writing", "at once");
  await store.keepMeta("test record", "written after it");
  assert.equal((await loaded(store)).read("desk.layout"), "writing");
  const other = new Remembered(store, mintId());
  await other.load();
  assert.equal(other.read("desk.layout"), null);
});

test("what an older version remembered among the drafts is moved, and its drafts stay", async () => {
  const change = mintId();
  const store = await oldTablet({
    "desk.layout": "writing",
    "plan.later": "10",
    "made.tea.s1.asked": change,
    "desk.map_turn": null,
    "desk.note": JSON.stringify({ text: "half a sentence" }),
  });
  const remembered = await loaded(store);
  assert.deepEqual(
    ["desk.layout", "plan.later", "made.tea.s1.asked", "desk.map_turn"].map((name) => remembered.read(name)),
    ["writing", "10", change, null],
  );
  const drafts = new Drafts(store, SESSION, () => undefined);
  await drafts.load();
  assert.equal(drafts.read("desk.layout"), null);
  assert.deepEqual(await drafts.begun(), [{ key: "desk.note", words: "half a sentence" }]);
  assert.equal((await loaded(store)).read("plan.later"), "10", "moved once, and kept");
});
