import assert from "node:assert/strict";
import { test } from "node:test";

import { mustAskLeft, plan } from "../../browser/guide/plan";

const SECTIONS = [
  { id: "welcome", minutes: 9 },
  {
    id: "team",
    minutes: 30,
    key_question: { id: "team.key", must_ask: true },
    sub_questions: [{ id: "team.s1", must_ask: true }, { id: "team.s2" }],
  },
  { id: "ending", minutes: 10 },
];

function at(hhmm: string): string {
  return `2026-11-22T${hhmm}:00.000Z`;
}

function planAt(hhmm: string, nows: [string, string][], started_at: string | null = at("14:00"), later = 0) {
  const course = {
    planned_start: at("13:50"),
    started_at,
    nows: nows.map(([question, since]) => ({ question, since: at(since) })),
  };
  return plan(SECTIONS, course, Date.parse(at(hhmm)), later);
}

function clock(ms: number | undefined | null): string {
  return ms == null ? "never" : new Date(ms).toISOString().slice(11, 16);
}

test("before the start the plan counts from the planned start", () => {
  const before = planAt("13:40", [], null);
  assert.deepEqual(
    before.slots.map((slot) => clock(slot.starts)),
    ["13:50", "13:59", "14:29"],
  );
  assert.equal(clock(before.ends), "14:39");
  assert.equal(before.current, null);
  assert.equal(before.next?.id, "welcome");
  assert.equal(before.behind, 0);
});

test("from the start it counts from the true start", () => {
  const running = planAt("14:05", [["welcome", "14:00"]]);
  assert.equal(running.current?.id, "welcome");
  assert.equal(running.next?.id, "team");
  assert.equal(clock(running.next?.starts), "14:09");
  assert.equal(clock(running.ends), "14:49");
  assert.equal(running.behind, 0);
});

test("who begins a section late is behind by that much, and no more as time goes by", () => {
  const nows: [string, string][] = [
    ["welcome", "14:00"],
    ["team.key", "14:12"],
  ];
  assert.equal(planAt("14:13", nows).behind, 3);
  assert.equal(planAt("14:38", nows).behind, 3);
  assert.equal(clock(planAt("14:38", nows).current?.began), "14:12");
});

test("who stays longer than the section has is behind by what is over", () => {
  assert.equal(planAt("14:45", [["team.key", "14:09"]]).behind, 6);
});

test("who begins early is ahead", () => {
  assert.equal(planAt("14:10", [["team.key", "14:04"]]).behind, -5);
});

test("going back to an earlier section keeps its first beginning", () => {
  const back = planAt("14:45", [
    ["team.key", "14:09"],
    ["ending", "14:41"],
    ["team.key", "14:43"],
  ]);
  assert.equal(back.current?.id, "team");
  assert.equal(clock(back.current?.began), "14:09");
  assert.equal(back.next?.id, "ending");
});

test("a question of no section of this guide leaves the plan standing", () => {
  const odd = planAt("14:20", [["gone.key", "14:10"]]);
  assert.equal(odd.current, null);
  assert.equal(clock(odd.ends), "14:49");
});

test("a deliberate tap moves the end and nothing before it", () => {
  const longer = planAt("14:20", [["team.key", "14:09"]], at("14:00"), 5);
  assert.equal(clock(longer.ends), "14:54");
  assert.equal(clock(longer.next?.starts), "14:39");
});

test("must-ask questions are left until asked, come up, left out or settled", () => {
  const open = { came_up: null, asked: null, left_out: null };
  assert.equal(mustAskLeft(SECTIONS, { questions: {}, subs: {} }), 2);
  assert.equal(mustAskLeft(SECTIONS, { questions: { "team.key": { asked: at("14:09"), mark: null } }, subs: {} }), 1);
  assert.equal(mustAskLeft(SECTIONS, { questions: {}, subs: { "team.s1": { ...open, came_up: at("14:20") } } }), 1);
  assert.equal(mustAskLeft(SECTIONS, { questions: {}, subs: { "team.s1": open } }), 2);
  assert.equal(mustAskLeft(SECTIONS, { questions: { "team.key": { asked: null, mark: "left_out" } }, subs: {} }), 1);
});
