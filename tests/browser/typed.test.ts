import assert from "node:assert/strict";
import { test } from "node:test";
import { Draft } from "../../browser/tablet/draft";
import type { OpenSession } from "../../browser/tablet/open_session";

const EMPTY = { text: "", kind: "gist" };

/** A field and what is kept of it; `stored` lets what is being saved succeed or fail. */
function field() {
  const kept = new Map<string, string>();
  const session = {
    drafts: {
      read: (key: string) => kept.get(key) ?? null,
      keep: (key: string, text: string) => kept.set(key, text),
      drop: (key: string) => kept.delete(key),
    },
  } as unknown as OpenSession;
  const open = () => new Draft(session, "note", EMPTY);
  const saved: string[] = [];
  const storing: { resolve: () => void; reject: (cause: Error) => void }[] = [];
  const store = ({ text }: { text: string }) => {
    saved.push(text);
    return new Promise<void>((resolve, reject) => storing.push({ resolve, reject }));
  };
  return { open, kept, saved, storing, store };
}

test("what is typed while a note is being saved stays, and after a kill all of it is there", async () => {
  const { open, kept, storing, store } = field();
  const draft = open();
  draft.write({ text: "first" });
  const saving = draft.save(store);
  assert.deepEqual([draft.now.value, open().now.value.text], [EMPTY, "first"]);
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
  assert.deepEqual([saved, kept.size], [["once"], 0]);
});

test("what could not be saved stands in the field again, before what was typed meanwhile", async () => {
  const { open, storing, store } = field();
  const draft = open();
  draft.write({ text: "first", kind: "comment" });
  const saving = draft.save(store);
  draft.write({ text: "next" });
  storing[0]!.reject(new Error("full"));
  await saving;
  assert.deepEqual(draft.now.value, { text: "first next", kind: "comment" });
  assert.deepEqual(open().now.value, draft.now.value);
});

test("a private comment is one still after the page was opened again", () => {
  const { open } = field();
  open().write({ kind: "comment" });
  assert.equal(open().now.value.kind, "comment");
});
