import assert from "node:assert/strict";
import { test } from "node:test";
import type { Moment, State } from "../../browser/contract/state";
import { Draft } from "../../browser/tablet/draft";
import type { OpenSession } from "../../browser/tablet/open_session";
import { someState } from "./some";

const EMPTY = { text: "", kind: "gist" };

/** A field and what is kept of it; `stored` lets what is being saved succeed or fail. */
function field() {
  const kept = new Map<string, string>();
  const room = { state: someState({}), minute: 0 };
  const session = {
    drafts: {
      read: (key: string) => kept.get(key) ?? null,
      keep: (key: string, text: string) => kept.set(key, text),
      drop: (key: string) => kept.delete(key),
    },
    get state() {
      return { value: room.state };
    },
    now: () => `2026-11-22T11:${String(room.minute).padStart(2, "0")}:00.000Z`,
  } as unknown as OpenSession;
  const open = () => new Draft(session, "note", EMPTY);
  const saved: { text: string; id: string; since?: string; during?: string }[] = [];
  const storing: { resolve: () => void; reject: (cause: Error) => void }[] = [];
  const store = (content: (typeof saved)[number]) => {
    saved.push(content);
    return new Promise<void>((resolve, reject) => storing.push({ resolve, reject }));
  };
  /** The tablet has the note, this tab or another made it. */
  const isNoted = (id: string, text: string, sign?: string) => {
    room.state = { ...room.state, moments: { ...room.state.moments, [id]: noted(text, sign) } };
  };
  const goTo = (minute: number, facts: Partial<State> = {}) => {
    room.minute = minute;
    room.state = { ...room.state, ...facts };
  };
  return { open, kept, saved, storing, store, isNoted, goTo };
}

function noted(text: string, sign?: string): Moment {
  const head = { id: "t", text, person: "amos", at: "", ...(sign && { sign }) };
  return { kind: "gist", who: [], at: "", person: "amos", struck: null, held: false, texts: { text: [head] } };
}

function words(draft: { now: { value: { text: string; kind: string } } }) {
  const { text, kind } = draft.now.value;
  return { text, kind };
}

test("what is typed while a note is being saved stays, and after a kill all of it is there", async () => {
  const { open, kept, storing, store } = field();
  const draft = open();
  draft.write({ text: "first" });
  const saving = draft.save(store);
  assert.deepEqual([words(draft), open().now.value.text], [EMPTY, "first"]);
  draft.write({ text: "next" });
  assert.equal(open().now.value.text, "first next");
  storing[0]!.resolve();
  await saving;
  assert.deepEqual([draft.now.value.text, open().now.value.text], ["next", "next"]);
  draft.write({ text: "" });
  assert.equal(kept.size, 0);
});

test("two quick Enters make one note", async () => {
  const { open, kept, saved, storing, store } = field();
  const draft = open();
  draft.write({ text: "once" });
  const both = [draft.save(store), draft.save(store)];
  storing[0]!.resolve();
  await Promise.all(both);
  assert.deepEqual([saved.map(({ text }) => text), kept.size], [["once"], 0]);
});

test("what could not be saved stands in the field again, before what was typed meanwhile", async () => {
  const { open, storing, store } = field();
  const draft = open();
  draft.write({ text: "first", kind: "comment" });
  const saving = draft.save(store);
  draft.write({ text: "next" });
  storing[0]!.reject(new Error("full"));
  await saving;
  assert.deepEqual(words(draft), { text: "first next", kind: "comment" });
  assert.deepEqual(open().now.value, JSON.parse(JSON.stringify(draft.now.value)));
});

test("a private comment is one still after the page was opened again", () => {
  const { open } = field();
  open().write({ kind: "comment" });
  assert.equal(open().now.value.kind, "comment");
});

test("a note finished later has the time of its first key and the question that was now then", async () => {
  const { open, saved, store, goTo } = field();
  const asked = (question: string) => ({ now: { question, since: "", how: "asked" as const } });
  goTo(10, asked("drinking.key"));
  open().write({ text: "w" });
  goTo(11, asked("brewing.key"));
  const reopened = open();
  reopened.write({ text: "we waited" });
  void reopened.save(store);
  assert.deepEqual([saved[0]!.since, saved[0]!.during], ["2026-11-22T11:10:00.000Z", "drinking.key"]);
});

test("a field that was emptied begins anew with its next letter, and a kind alone is no beginning", () => {
  const { open, goTo } = field();
  const draft = open();
  draft.write({ kind: "saw" });
  assert.equal(draft.now.value.since, undefined);
  draft.write({ text: "x" });
  draft.write({ text: " " });
  goTo(20);
  draft.write({ text: "y" });
  assert.equal(draft.now.value.since, "2026-11-22T11:20:00.000Z");
});

test("a draft is one note, in however many tabs it is saved", async () => {
  const { open, saved, store, isNoted } = field();
  open().write({ text: "P4: half a note" });
  const tabs = [open(), open()];
  void tabs[0]!.save(store);
  isNoted(saved[0]!.id, "half a note", "P4: ");
  await tabs[1]!.save(store);
  assert.deepEqual([saved.length, words(tabs[1]!)], [1, EMPTY]);
});

test("two tabs that save it at the same moment make the same note", () => {
  const { open, saved, store } = field();
  open().write({ text: "half a note" });
  for (const tab of [open(), open()]) void tab.save(store);
  assert.deepEqual([saved.length, saved[0]!.id], [2, saved[1]!.id]);
});

test("what was written on in another tab is a note of its own, and nothing of it is lost", async () => {
  const { open, saved, store, isNoted } = field();
  open().write({ text: "half a note" });
  const tabs = [open(), open()];
  tabs[1]!.write({ text: "half a note and more" });
  void tabs[0]!.save(store);
  isNoted(saved[0]!.id, "half a note");
  tabs[1]!.letGo();
  void tabs[1]!.save(store);
  assert.equal(saved[1]!.text, "half a note and more");
  assert.notEqual(saved[1]!.id, saved[0]!.id);
});

test("after a kill in the middle of saving only what became no note is in the field again", () => {
  const { open, saved, store, isNoted } = field();
  const draft = open();
  draft.write({ text: "first" });
  void draft.save(store);
  draft.write({ text: "next" });
  isNoted(saved[0]!.id, "first");
  assert.equal(open().now.value.text, "next");
});

test("what the server would park is not saved and stays in the field", async () => {
  const { open, saved, store } = field();
  const draft = open();
  for (const [text, misfit] of [
    ["a".repeat(100_001), "too_long"],
    ["half \ud83d", "odd_sign"],
  ]) {
    draft.write({ text: text! });
    await draft.save(store);
    assert.deepEqual([draft.misfit.value, draft.now.value.text === text, saved.length], [misfit, true, 0]);
  }
});
