import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { SubMark } from "../../browser/contract/state";
import { countsOf, outcomeOf, reachedBy } from "../../browser/guide/outcome";
import { fold } from "../../browser/record/fold";
import { shelf } from "../../browser/views/field_note/shelf";
import { takesOff } from "../../browser/views/marks/summary";
import { someKit, someState } from "./some";

const AT = "2026-11-22T11:00:00.000Z";
const OPEN: SubMark = { came_up: null, asked: null, left_out: null };

test("room and comparison say the same of a sub question: left out hides nothing that happened", () => {
  const known = JSON.parse(readFileSync("tests/fixtures/outcomes.json", "utf8")) as Record<string, string>[];
  assert.equal(outcomeOf(undefined), "not_reached");
  for (const { came_up = null, asked = null, left_out, outcome } of known) {
    assert.equal(outcomeOf({ came_up, asked, left_out: left_out ? { at: left_out } : null }), outcome);
  }
});

test("footer and field note count one fact alike: what is listed as asked is what is counted as asked", () => {
  const sections = [
    { id: "team", kind: "topic", title: "", minutes: 1, sub_questions: ["s1", "s2", "s3", "s4"].map(sub) },
  ];
  const kit = someKit({ sections });
  const state = someState({
    subs: {
      s1: { ...OPEN, came_up: AT, asked: AT },
      s2: { ...OPEN, came_up: AT, left_out: { at: AT } },
      s3: { ...OPEN, left_out: { at: AT } },
      extra: { ...OPEN, asked: AT },
    },
    added: { extra: { section: "team", text: "", at: AT } },
  });
  const counts = countsOf(kit.guide, state);
  assert.deepEqual(counts, { came_up: 2, asked: 2, left_out: 1, not_reached: 1 });
  const listed = shelf(kit, state, "amos");
  for (const fact of ["asked", "left_out", "not_reached"] as const)
    assert.equal(listed[fact].length, counts[fact], fact);
});

test("a question that was asked stays asked when somebody says that the talk moved there", () => {
  const nows = [
    { question: "team.key", since: "2026-11-22T11:00:00.000Z", how: "drifted" as const },
    { question: "team.key", since: "2026-11-22T11:02:00.000Z", how: "asked" as const },
    { question: "team.key", since: "2026-11-22T11:03:00.000Z", how: "drifted" as const },
  ];
  assert.equal(reachedBy(nows, "team.key")?.since, "2026-11-22T11:02:00.000Z");
  assert.equal(reachedBy(nows.slice(0, 1), "team.key")?.how, "drifted");
  assert.equal(reachedBy(nows, "another"), null);
});

function sub(id: string) {
  return { id, text: "", must_ask: false };
}

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
