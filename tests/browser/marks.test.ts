import assert from "node:assert/strict";
import { test } from "node:test";
import type { SubMark } from "../../browser/contract/state";
import { fold } from "../../browser/record/fold";
import { standingOf, summary, takesOff } from "../../browser/views/marks/summary";
import { someKit, someState } from "./some";

const AT = "2026-11-22T11:00:00.000Z";
const OPEN: SubMark = { came_up: null, asked: null, left_out: null };

test("untouched is not reached; what came up and was asked too came up", () => {
  assert.equal(standingOf(undefined), "not_reached");
  assert.equal(standingOf(OPEN), "not_reached");
  assert.equal(standingOf({ ...OPEN, asked: AT, came_up: AT }), "came_up");
  assert.equal(standingOf({ ...OPEN, asked: AT, left_out: { at: AT } }), "asked");
  assert.equal(standingOf({ ...OPEN, left_out: { at: AT } }), "left_out");
});

test("every sub question of the guide is counted once, those added on the spot too", () => {
  const sections = [
    {
      id: "team",
      kind: "topic",
      title: "",
      minutes: 1,
      sub_questions: ["s1", "s2"].map((id) => ({ id, text: "", must_ask: false })),
    },
  ];
  const state = someState({
    subs: { s1: { ...OPEN, asked: AT }, extra: { ...OPEN, came_up: AT }, gone: { ...OPEN, came_up: AT } },
    added: { extra: { section: "team", text: "", at: AT } },
  });
  assert.deepEqual(summary(someKit({ sections }).guide, state), { came_up: 1, asked: 1, left_out: 0, not_reached: 1 });
});

/** The fold itself says whether a mark went and the rest stayed. */
function after(marks: string[]): SubMark {
  const changes = marks.map((mark, index) => ({
    id: `0193a000-0000-7000-8000-00000000000${index}`,
    kind: "sub.marked",
    subject: "s1",
    at: `2026-11-22T11:0${index}:00.000Z`,
    person: "amos",
    payload: { mark },
  }));
  return fold(changes, [], "amos").subs.s1!;
}

test("a mark is taken off without losing another or its time, or not at all", () => {
  for (const marks of [
    ["came_up"],
    ["asked"],
    ["left_out"],
    ["came_up", "left_out"],
    ["came_up", "asked", "left_out"],
    ["asked", "came_up"],
  ]) {
    for (const mark of ["came_up", "asked", "left_out"] as const) {
      const before = after(marks);
      if (!before[mark]) continue;
      const instead = takesOff(before, mark);
      if (instead)
        assert.deepEqual(after([...marks, instead]) ?? OPEN, { ...before, [mark]: null }, `${marks} without ${mark}`);
      else assert.ok(marks.length > 1, `${marks} keeps ${mark}`);
    }
  }
  assert.equal(takesOff(after(["came_up", "left_out"]), "left_out"), "came_up");
});
