import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { AnswerWriting } from "../../browser/views/questionnaire/answer_writing";
import { AGE, INCOME, settled, table, WORK } from "./writing_scene";

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

test("what can be read in two ways is never an answer until somebody says which", async () => {
  for (const [chosen, kept] of [
    [1200, { number: 1200 }],
    [1.2, { number: 1.2 }],
  ] as const) {
    const { session, log, drafts } = table();
    const writing = new AnswerWriting(session, "p1", INCOME);
    writing.type("1,200");
    assert.deepEqual([writing.leave(), writing.leave(), writing.finish()], [false, false, false]);
    await settled();
    assert.deepEqual([writing.trouble.value, writing.typed.value, log().length], ["two_ways", "1,200", 0]);
    writing.readAs(chosen);
    await settled();
    assert.deepEqual([log()[0]!.payload?.value, writing.typed.value, drafts.size], [kept, null, 0]);
  }
});

test("which way is chosen is asked about too where it lies outside, and the second Enter keeps it", async () => {
  const { session, log } = table();
  const writing = new AnswerWriting(session, "p1", { ...INCOME, max: 1000 });
  writing.type("1.200");
  writing.finish();
  writing.readAs(1200);
  assert.equal(writing.trouble.value, "outside");
  assert.equal(writing.leave(), true);
  await settled();
  assert.deepEqual(log()[0]!.payload?.value, { number: 1200 });
});

test("what no computer keeps exactly stays in the field and is no answer", async () => {
  const { session, log } = table();
  for (const [item, typed, trouble] of [
    [INCOME, "9007199254740993", "odd_number"],
    [INCOME, "12345678901234567", "odd_number"],
    [INCOME, "0.12345678901234567", "odd_number"],
    [{ ...WORK, kind: "text" as const }, "x".repeat(100_001), "too_long"],
    [WORK, "half \ud83d", "odd_sign"],
  ] as const) {
    const writing = new AnswerWriting(session, "p1", item);
    writing.type(typed);
    assert.deepEqual([writing.leave(), writing.leave(), writing.finish()], [false, false, false]);
    assert.deepEqual([writing.trouble.value, writing.typed.value], [trouble, typed]);
  }
  await settled();
  assert.equal(log().length, 0);
});

test("where a whole number is meant half a child is asked about, and 1,200 is twelve hundred", async () => {
  const { session, log } = table();
  const writing = new AnswerWriting(session, "p1", { ...INCOME, whole: true });
  writing.type("2,5");
  assert.deepEqual([writing.leave(), writing.trouble.value], [false, "not_whole"]);
  assert.equal(writing.leave(), true);
  await settled();
  writing.type("1,200");
  assert.equal(writing.leave(), true);
  await settled();
  assert.deepEqual(
    log().map(({ payload }) => payload?.value),
    [{ number: 2.5 }, { number: 1200 }],
  );
});

test("the number of a card is kept digit by digit, with its zeros and in any length", async () => {
  const { session, log } = table();
  const writing = new AnswerWriting(session, "p1", { ...INCOME, leading_zeros: true });
  for (const typed of ["0041", "૦૦૪૧", "12345678901234567"]) {
    writing.type(typed);
    assert.equal(writing.leave(), true);
    await settled();
  }
  assert.deepEqual(
    log().map(({ payload }) => payload?.value),
    [{ written: "0041" }, { written: "12345678901234567" }],
  );
  writing.type("41-2");
  assert.deepEqual([writing.leave(), writing.trouble.value], [false, "not_a_number"]);
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
