import "./world";
import assert from "node:assert/strict";
import test from "node:test";
import type { Entry } from "../../browser/store/act";
import { applyReceipts, receive } from "../../browser/store/arrivals";
import { type Change, type LogChange, mintId, toWire } from "../../browser/store/change";
import { Drafts } from "../../browser/store/drafts";
import { ownIds } from "../../browser/store/old_copies";
import { Store } from "../../browser/store/store";
import { append, seeEpoch } from "./some";

const NAME = "Hanna Abshire";
const SESSION = mintId();

function text(subject = "tea.s1"): Entry {
  return { session: SESSION, kind: "text.written", subject, payload: { field: "text", text: NAME }, base: [] };
}

function says(emptied: string, number: number): LogChange {
  const about = { kind: "change.emptied", subject: emptied, at: "2026-11-22T15:00:00.000Z", payload: {} };
  return { id: mintId(), device: mintId(), person: "office", n: 1, number, ...about };
}

/** As the log gives an emptied change: nothing of who made it on which tablet. */
function stub({ id, kind, subject, at }: Change, number: number): LogChange {
  return { id, kind, subject, at, number, emptied: true } as LogChange;
}

async function everything(store: Store): Promise<string> {
  const meta = await store.connection.use((database) => database.getAll("meta"));
  const inPage = Array.from({ length: localStorage.length }, (_, place) =>
    localStorage.getItem(localStorage.key(place)!),
  );
  return JSON.stringify([await store.changesOf(SESSION), meta, inPage]);
}

async function arrives(store: Store, ...changes: LogChange[]): Promise<Change[]> {
  return receive(store, SESSION, changes, { epoch: null, cursor: changes.at(-1)!.number });
}

test("a copy of what was emptied is emptied, and its id stays", async () => {
  const store = await Store.open(mintId());
  const change = await append(store, text());
  await applyReceipts(store, SESSION, [{ id: change.id, status: "kept", number: 1 }], null);
  assert.ok((await everything(store)).includes(NAME));
  const told = await arrives(store, says(change.id, 2));
  assert.deepEqual(told.find(({ id }) => id === change.id)?.emptied, true);
  assert.ok(!(await everything(store)).includes(NAME));
  assert.deepEqual((await ownIds(store, SESSION)).includes(change.id), true);
});

test("what waits because its receipt was lost is sent no more", async () => {
  const store = await Store.open(mintId());
  const change = await append(store, text());
  await arrives(store, says(change.id, 2));
  assert.deepEqual(await store.waiting(SESSION, 10), []);
  assert.ok(!(await everything(store)).includes(NAME));
});

test("what came in one page with its emptying is never written down", async () => {
  const store = await Store.open(mintId());
  const theirs = { ...toWire(await append(await Store.open(mintId()), text())), device: mintId(), person: "another" };
  await arrives(store, { ...theirs, number: 1 } as LogChange, says(theirs.id, 2));
  assert.ok(!(await everything(store)).includes(NAME));
});

test("the log's emptied one takes the place of a copy, whichever comes first, and keeps whose it was", async () => {
  const store = await Store.open(mintId());
  const change = await append(store, text());
  await arrives(store, stub(change, 1));
  await arrives(store, { ...toWire(change), device: store.device, person: store.person, number: 1 } as LogChange);
  const [kept] = await store.changesOf(SESSION);
  assert.deepEqual([kept!.emptied, kept!.number, kept!.device, kept!.state], [true, 1, store.device, "sent"]);
  assert.ok(!(await everything(store)).includes(NAME));
});

test("after a restore what was emptied is not offered again", async () => {
  const store = await Store.open(mintId());
  await seeEpoch(store, "first");
  const change = await append(store, text());
  await receive(store, SESSION, [says(change.id, 2)], { epoch: "first" });
  const other = await append(store, { ...text(), payload: { field: "text", text: "milk" } });
  await seeEpoch(store, "second");
  assert.deepEqual(
    (await store.waiting(SESSION, 10)).map(({ id }) => id),
    [other.id],
  );
});

test("drafts on its subject go from both places, those on others stay", async () => {
  const store = await Store.open(mintId());
  const change = await append(store, text("tea.s1"));
  const drafts = new Drafts(store, SESSION, () => undefined);
  drafts.keep("text.tea.s1.text", JSON.stringify({ text: `${NAME} again`, base: [change.id] }));
  drafts.keep("text.tea.s10.text", JSON.stringify({ text: "milk", base: [] }));
  await new Promise((resolve) => setTimeout(resolve, 700));
  await arrives(store, says(change.id, 2));
  assert.ok(!(await everything(store)).includes(NAME));
  assert.equal(drafts.read("text.tea.s1.text"), null);
  assert.ok(drafts.read("text.tea.s10.text")?.includes("milk"));
});
