import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { misfitOf } from "../../browser/store/fits";
import { NOTE, settled, table, writingAt } from "./writing_scene";

test("every letter is a draft, a pause makes a version, the next is over it", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { session, drafts, log } = table();
  const writing = writingAt(session);
  writing.type("A");
  assert.equal(drafts.size, 1);
  mock.timers.tick(2_900);
  writing.type("A b");
  mock.timers.tick(2_900);
  assert.equal(log().length, 0);
  mock.timers.tick(100);
  mock.timers.reset();
  await settled();
  assert.deepEqual(
    log().map(({ payload, base }) => [payload?.text, base]),
    [["A b", []]],
  );
  assert.equal(drafts.size, 0);
  writing.type("A b c");
  await writing.keep();
  assert.deepEqual(log()[1]!.base, [log()[0]!.id]);
});

test("who never pauses has a version every half minute", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { session, log } = table();
  const writing = writingAt(session);
  for (let second = 0; second <= 30; second += 2) {
    writing.type(`text ${second}`);
    mock.timers.tick(2_000);
    await settled();
  }
  mock.timers.reset();
  assert.deepEqual(
    log().map(({ payload }) => payload?.text),
    ["text 28"],
  );
});

test("what arrives while somebody types makes two versions, and one over both settles it", async () => {
  const { session, arrives, log } = table();
  const first = arrives("Bridge");
  const writing = writingAt(session);
  writing.type("Bridge, I think");
  arrives("Bridge, not nurse", [first.id]);
  await writing.keep();
  assert.equal(writing.text, "Bridge, I think");
  writing.type("Bridge, I think so");
  await writing.rest();
  assert.deepEqual(
    log()
      .slice(2)
      .map(({ base }) => base),
    [[first.id], [log()[2]!.id]],
  );
  assert.deepEqual(
    writing.heads.map(({ text }) => text),
    ["Bridge, not nurse", "Bridge, I think so"],
  );
  writing.type("Bridge");
  assert.equal(writing.settles, true);
  await writing.rest();
  assert.deepEqual(
    writing.heads.map(({ text }) => text),
    ["Bridge"],
  );
});

test("after the field is left it shows what came in, and typing begins with that", async () => {
  const { session, arrives, log } = table();
  const writing = writingAt(session);
  writing.type("mine");
  await writing.rest();
  const theirs = arrives("theirs", [log()[0]!.id]);
  assert.equal(writing.text, "theirs");
  writing.type("theirs and mine");
  await writing.rest();
  assert.deepEqual(log()[2]!.base, [theirs.id]);
});

test("typed and taken out again makes no version", async () => {
  const { session, arrives, log, drafts } = table();
  arrives("Bridge");
  const writing = writingAt(session);
  writing.type("Bridge!");
  writing.type("Bridge");
  await writing.rest();
  assert.equal(log().length, 1);
  assert.equal(drafts.size, 0);
});

test("what the tablet does not take stays typed, is a draft, is said, and is kept when it can be", async () => {
  const { session, storage, drafts, log } = table();
  storage.fails = true;
  const writing = writingAt(session);
  writing.type("never lost");
  await writing.rest();
  assert.deepEqual([writing.failed, writing.text, drafts.size], [true, "never lost", 1]);
  storage.fails = false;
  await writing.rest();
  assert.deepEqual([writing.failed, writing.text, drafts.size, log().length], [false, "never lost", 0, 1]);
});

test("a draft left behind is there again, over what it was written over", async () => {
  const { session, arrives, log, drafts } = table();
  const first = arrives("Bridge");
  writingAt(session).type("Bridge, half a sent");
  arrives("Other words", [first.id]);
  const again = writingAt(session);
  assert.equal(again.text, "Bridge, half a sent");
  await again.rest();
  assert.deepEqual(log()[2]!.base, [first.id]);
  drafts.set(`text.${NOTE}.topics`, JSON.stringify({ text: "Other words", base: [] }));
  assert.equal(writingAt(session).typed.value, null);
});

test("a line is put where the caret is, on its own", () => {
  const { session } = table();
  const writing = writingAt(session);
  assert.equal(writing.insert("[14:31]"), 8);
  writing.type("before after");
  writing.insert("[14:31]", 6);
  assert.equal(writing.text, "before\n[14:31]\nafter");
});

test("what could not be stored exactly is refused with the reason and stays typed", async () => {
  assert.equal(misfitOf("😀".repeat(100_000)), null);
  assert.equal(misfitOf("a".repeat(100_001)), "too_long");
  assert.equal(misfitOf("a\0b"), "odd_sign");
  assert.equal(misfitOf("half \ud83d"), "odd_sign");
  assert.equal(misfitOf("क्ष्म्य שָׁלוֹם 😀"), null);
  const { session, log } = table();
  const writing = writingAt(session);
  writing.type("a\0b");
  await writing.rest();
  assert.deepEqual([log().length, writing.text], [0, "a\0b"]);
});

test("a text that was written at the second try after the field was left shows what comes in", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { session, storage, arrives, log } = table();
  const writing = writingAt(session);
  storage.fails = true;
  writing.type("mine");
  await writing.rest();
  storage.fails = false;
  mock.timers.tick(5_000);
  mock.timers.reset();
  await settled();
  arrives("theirs", [log()[0]!.id]);
  assert.equal(writing.text, "theirs");
});

test("a draft that another tab goes on with is left to it; else it becomes a version after a pause", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { session, log } = table();
  const writing = writingAt(session);
  writing.type("half");
  let other = writingAt(session);
  assert.equal(other.text, "half");
  writing.type("half a sentence");
  await other.rest();
  assert.deepEqual([other.text, log().length], ["", 0]);
  other = writingAt(session);
  await writing.rest();
  await other.rest();
  assert.deepEqual(
    writing.heads.map(({ text }) => text),
    ["half a sentence"],
  );
  writing.type("and left behind");
  writing.keep = async () => undefined;
  writingAt(session);
  mock.timers.tick(3_000);
  mock.timers.reset();
  await settled();
  assert.deepEqual(
    writing.heads.map(({ text }) => text),
    ["and left behind"],
  );
});

test("what is typed over a version that was emptied is let go of, and makes no version", async () => {
  const { session, drafts, emptied, log } = table();
  const writing = writingAt(session);
  writing.type("Hanna Abshire");
  await writing.keep();
  writing.type("Hanna Abshire and more");
  emptied.add(log()[0]!.id);
  await writing.keep();
  assert.deepEqual([writing.typed.value, log().length, drafts.size], [null, 1, 0]);
});
