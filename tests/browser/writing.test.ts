import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { signal } from "@preact/signals";
import type { PaperQuestion } from "../../browser/contract/kit";
import { fold } from "../../browser/record/fold";
import type { Folded } from "../../browser/record/folded";
import type { OpenSession } from "../../browser/tablet/open_session";
import { problemOf, TextWriting } from "../../browser/tablet/text_writing";
import { AnswerWriting } from "../../browser/views/questionnaire/answer_writing";

const STAFF = [
  { id: "amos", role: "assistant" },
  { id: "dina", role: "moderator" },
];

/** A session whose storage can be made to fail; what another person writes comes in by `arrives`. */
function table() {
  const log = signal<Folded[]>([]);
  const drafts = new Map<string, string>();
  let n = 0;
  const put = (person: string, kind: string, subject: string, payload: object, base?: string[]) => {
    const minute = String(++n).padStart(2, "0");
    const change = {
      id: `0193a000-0000-7000-8000-0000000000${minute}`,
      kind,
      subject,
      person,
      payload: payload as Record<string, unknown>,
      base,
      at: `2026-11-22T11:${minute}:00.000Z`,
    };
    log.value = [...log.value, change];
    return change;
  };
  const storage = { fails: false };
  const session = {
    get state() {
      return { value: fold(log.value, STAFF, "amos") };
    },
    async act(kind: string, subject: string, payload: object, base?: string[]) {
      await Promise.resolve();
      if (storage.fails) throw new Error("full");
      return put("amos", kind, subject, payload, base);
    },
    drafts: {
      read: (key: string) => drafts.get(key) ?? null,
      keep: (key: string, text: string) => drafts.set(key, text),
      drop: (key: string) => drafts.delete(key),
    },
  } as unknown as OpenSession;
  const arrives = (text: string, base: string[] = []) =>
    put("dina", "text.written", NOTE, { field: "topics", text }, base);
  return { session, drafts, storage, arrives, put, log: () => log.value };
}

const NOTE = "fieldnote.together";

function writingAt(session: OpenSession): TextWriting {
  return new TextWriting(session, NOTE, "topics", () => "en");
}

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

test("what arrives while somebody types is not taken in: two versions stand, and one over both settles it", async () => {
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
  assert.equal(problemOf("😀".repeat(100_000)), null);
  assert.equal(problemOf("a".repeat(100_001)), "too_long");
  assert.equal(problemOf("a\0b"), "odd_sign");
  assert.equal(problemOf("half \ud83d"), "odd_sign");
  assert.equal(problemOf("क्ष्म्य שָׁלוֹם 😀"), null);
  const { session, log } = table();
  const writing = writingAt(session);
  writing.type("a\0b");
  await writing.rest();
  assert.deepEqual([log().length, writing.text], [0, "a\0b"]);
});

const AGE: PaperQuestion = { id: "age", kind: "number", text: "?", several: false, other: false, min: 18, max: 99 };
const WORK: PaperQuestion = {
  id: "work",
  kind: "choice",
  text: "?",
  several: true,
  other: true,
  options: [
    { id: "a", text: "A" },
    { id: "b", text: "B" },
  ],
};

test("a number outside is asked about, keeps what was typed, and the second Enter says that it stands", async () => {
  const { session, log, drafts } = table();
  const writing = new AnswerWriting(session, "p1", AGE);
  writing.type("130");
  assert.equal(writing.leave(), false);
  assert.deepEqual([writing.trouble.value, writing.typed.value, drafts.size, log().length], ["outside", "130", 1, 0]);
  assert.equal(writing.leave(), true);
  await settled();
  assert.deepEqual([log()[0]!.payload?.value, drafts.size], [{ number: 130 }, 0]);
});

test("what is no number is never an answer", async () => {
  const { session, log } = table();
  const writing = new AnswerWriting(session, "p1", AGE);
  writing.type("about 40");
  assert.deepEqual(
    [writing.leave(), writing.leave(), writing.trouble.value, writing.typed.value],
    [false, false, "not_a_number", "about 40"],
  );
  await settled();
  assert.equal(log().length, 0);
});

test("an empty question says so once and then lets go, entered as nothing", () => {
  const { session } = table();
  const writing = new AnswerWriting(session, "p1", AGE);
  assert.deepEqual(
    [writing.leave(), writing.trouble.value, writing.leave(), writing.value],
    [false, "nothing", true, null],
  );
});

test("quick taps one after another lose none, each over the one before", async () => {
  const { session, log } = table();
  const writing = new AnswerWriting(session, "p1", WORK);
  void writing.give({ choices: ["a"] });
  void writing.give({ choices: ["a", "b"] });
  await settled();
  assert.deepEqual(writing.value, { choices: ["a", "b"] });
  assert.equal(writing.heads.length, 1);
  assert.equal(log().at(-1)!.base?.length, log().length - 1);
});

test("two values are neither until one is chosen, also the same as one of them", async () => {
  const { session, put } = table();
  put("amos", "answer.given", "p1", { question: "age", value: { number: 44 } }, []);
  put("dina", "answer.given", "p1", { question: "age", value: { number: 49 } }, []);
  const writing = new AnswerWriting(session, "p1", AGE);
  assert.deepEqual([writing.two, writing.value], [true, null]);
  await writing.give({ number: 49 });
  assert.deepEqual([writing.two, writing.value], [false, { number: 49 }]);
});

test("what arrives while an answer is typed is not written over, also when it was typed on a page before", async () => {
  for (const reopened of [false, true]) {
    const { session, put } = table();
    const first = put("dina", "answer.given", "p1", { question: "age", value: { number: 24 } }, []);
    let writing = new AnswerWriting(session, "p1", AGE);
    writing.type("42");
    put("dina", "answer.given", "p1", { question: "age", value: { number: 34 } }, [first.id]);
    if (reopened) writing = new AnswerWriting(session, "p1", AGE);
    writing.finish();
    await settled();
    assert.deepEqual(
      writing.heads.map(({ value }) => value),
      [{ number: 34 }, { number: 42 }],
    );
    await writing.give({ number: 34 });
    assert.deepEqual(writing.value, { number: 34 });
  }
});

test("words added to a choice go to what was chosen when they were begun", async () => {
  const { session, put, log } = table();
  const writing = new AnswerWriting(session, "p1", WORK);
  await writing.give({ choices: ["a"] });
  writing.type("and more");
  put("dina", "answer.given", "p1", { question: "work", value: { choices: ["b"] } }, [log()[0]!.id]);
  writing.finish();
  await settled();
  assert.deepEqual(
    writing.heads.map(({ value }) => value),
    [{ choices: ["b"] }, { choices: ["a"], other: "and more" }],
  );
});

test("an answer that another tab goes on typing is left to it", async () => {
  const { session, log } = table();
  const writing = new AnswerWriting(session, "p1", AGE);
  writing.type("4");
  const other = new AnswerWriting(session, "p1", AGE);
  writing.type("42");
  assert.equal(other.finish(), true);
  await settled();
  assert.deepEqual([other.typed.value, log().length], [null, 0]);
});

test("an answer that was written at the second try leaves no draft, and the next is over what shows then", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { session, storage, drafts, put, log } = table();
  const writing = new AnswerWriting(session, "p1", AGE);
  storage.fails = true;
  writing.type("24");
  writing.finish();
  await settled();
  assert.deepEqual([writing.failed, drafts.size], [true, 1]);
  storage.fails = false;
  mock.timers.tick(5_000);
  mock.timers.reset();
  await settled();
  assert.deepEqual([writing.failed, drafts.size], [false, 0]);
  const theirs = put("dina", "answer.given", "p1", { question: "age", value: { number: 42 } }, [log()[0]!.id]);
  await writing.give({ number: 43 });
  assert.deepEqual(log().at(-1)!.base, [theirs.id]);
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

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
