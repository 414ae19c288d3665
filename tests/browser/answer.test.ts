import assert from "node:assert/strict";
import { test } from "node:test";
import type { PaperQuestion } from "../../browser/contract/kit";
import { nextNumber } from "../../browser/guide/ready_numbers";
import { choose, chosen, isAnswered, writeOther } from "../../browser/views/questionnaire/answer";
import { meaningOf, type Pressed } from "../../browser/views/questionnaire/keys";
import { nextPaper, pile } from "../../browser/views/questionnaire/pile";
import { someKit, someState } from "./some";

const OPTIONS = ["a", "b", "c"].map((id) => ({ id, text: id.toUpperCase() }));
const ONE: PaperQuestion = { id: "gender", kind: "choice", text: "?", several: false, other: false, options: OPTIONS };
const MANY: PaperQuestion = { ...ONE, id: "work", several: true, other: true };
const AGE: PaperQuestion = { id: "age", kind: "number", text: "?", several: false, other: false, min: 18, max: 99 };

test("of one choice the last holds, of many each goes on and off and stands in the order of the paper", () => {
  assert.deepEqual(choose(ONE, { choice: "a" }, "b"), { choice: "b" });
  const both = choose(MANY, choose(MANY, null, "c"), "a");
  assert.deepEqual(both, { choices: ["a", "c"] });
  assert.deepEqual(choose(MANY, both, "a"), { choices: ["c"] });
  assert.ok(chosen(both, "c") && !chosen(both, "b"));
});

test("a choice takes the place of a gap, and other stays beside what is chosen", () => {
  assert.deepEqual(choose(MANY, { missing: "left_blank" }, "b"), { choices: ["b"] });
  assert.deepEqual(choose(MANY, writeOther(MANY, { choices: ["a"] }, "Yoga"), "b"), {
    choices: ["a", "b"],
    other: "Yoga",
  });
  assert.deepEqual(writeOther(MANY, { choices: ["a"], other: "Yoga" }, undefined), { choices: ["a"] });
  assert.deepEqual(writeOther(ONE, { choice: "a" }, "x"), { choices: [], other: "x" });
});

test("nothing ticked is no answer; a gap, a no and a zero are", () => {
  for (const value of [null, { choices: [] }, { text: " " }]) assert.equal(isAnswered(value), false);
  for (const value of [{ missing: "unreadable" as const }, { yes: false }, { number: 0 }, { choices: [], other: "" }])
    assert.equal(isAnswered(value), true);
});

function press(key: string, more: Partial<Pressed> = {}) {
  return meaningOf({ key, code: "", typing: null, held: false, ...more });
}

test("digits choose, letters say which gap, Enter goes on", () => {
  assert.deepEqual(press("2"), { pick: 2 });
  assert.deepEqual(press("b"), { gap: "left_blank" });
  assert.deepEqual(press("U"), { gap: "unreadable" });
  assert.deepEqual(press("p"), { gap: "prefer_not_to_say" });
  assert.equal(press("Enter"), "next");
  assert.equal(press("0"), null);
  assert.equal(press("x"), null);
});

test("on a keyboard of another script the same keys mean the same", () => {
  assert.deepEqual(press("נ", { code: "KeyB" }), { gap: "left_blank" });
  assert.deepEqual(press("૩", { code: "Digit3" }), { pick: 3 });
});

test("where words are written letters are letters; where a number is, only the gaps are keys", () => {
  assert.equal(press("b", { typing: "words" }), null);
  assert.equal(press("2", { typing: "number" }), null);
  assert.deepEqual(press("b", { typing: "number" }), { gap: "left_blank" });
  assert.equal(press("Enter", { typing: "words" }), "next");
  assert.equal(press("p", { held: true }), null);
});

test("the pile knows who is complete, held, or has two values; who withdrew has no paper", () => {
  const state = someState({
    participants: {
      p1: { number: 1, consent: "recorded", completed: "2026-11-22T11:00:00.000Z" },
      p2: { number: 2, consent: "waiting" },
      p3: { number: 3, consent: "withdrawn" },
      p4: { number: 4, consent: "recorded" },
    },
    answers: {
      p4: {
        gender: [head("1", { choice: "a" }), head("2", { choice: "b" })],
        age: [head("3", { missing: "left_blank" })],
        gone: [head("4", { yes: true })],
      },
    },
  });
  const papers = pile(someKit({ questions: [ONE, AGE] }), state);
  assert.deepEqual(
    papers.map(({ number, complete, held, answered, two }) => [number, complete, held, answered, two]),
    [
      [1, true, false, 0, 0],
      [2, false, true, 0, 0],
      [4, false, false, 2, 1],
    ],
  );
  assert.equal(nextPaper(papers, "p4")?.participant, "p2");
  assert.equal(nextPaper(papers, null)?.participant, "p2");
  assert.equal(nextPaper(papers.slice(0, 2), "p2"), undefined);
});

test("a number once given is never given again, also that of somebody who withdrew", () => {
  assert.equal(nextNumber(someKit({}), someState({ participants: { p1: { number: 7, consent: "withdrawn" } } })), 8);
  assert.equal(nextNumber(someKit({}), someState({})), 1);
});

function head(id: string, value: unknown) {
  return { id, value, person: "amos", at: "2026-11-22T11:00:00.000Z" };
}
