import assert from "node:assert/strict";
import { test } from "node:test";
import type { Moment, State } from "../../browser/contract/state";
import { delay } from "../../browser/views/field_note/delay";
import { reference } from "../../browser/views/field_note/reference";
import { shelf } from "../../browser/views/field_note/shelf";
import { someKit, someState } from "./some";

const TEAM = {
  id: "team",
  kind: "topic",
  title: "Team",
  minutes: 20,
  key_question: { id: "team.key", text: "How?", must_ask: true },
  sub_questions: ["s1", "s2", "s3"].map((id) => ({ id, text: id, must_ask: false })),
};
const KIT = someKit({
  sections: [TEAM],
  staff: [
    { id: "dina", name: "Dina", role: "moderator" },
    { id: "amos", name: "Amos", role: "assistant" },
  ],
});

function at(hhmm: string): string {
  return `2026-11-22T${hhmm}:00.000Z`;
}

function moment(kind: Moment["kind"], more: Partial<Moment> = {}): Moment {
  return {
    kind,
    who: [],
    at: at("11:10"),
    person: "amos",
    question: "team.key",
    struck: null,
    held: false,
    texts: {},
    ...more,
  };
}

function shelfOf(facts: Partial<State>) {
  return shelf(KIT, someState({ staff: KIT.staff, ...facts }), "amos");
}

test("shared facts by kind in order of time, struck ones left away", () => {
  const moments = {
    late: moment("quote", { at: at("11:30") }),
    early: moment("quote_translated"),
    star: moment("rich"),
    against: moment("dissent"),
    struck: moment("rich", { struck: { reason: "slip" } }),
  };
  const found = shelfOf({ moments });
  assert.deepEqual(
    found.quotes.map(({ id }) => id),
    ["early", "late"],
  );
  assert.deepEqual(
    found.rich.map(({ id }) => id),
    ["star"],
  );
  assert.deepEqual(
    found.dissent.map(({ id }) => id),
    ["against"],
  );
  assert.equal(found.rich[0]!.section?.title, "Team");
});

const BOTH = { "fieldnote.amos": { at: "", person: "amos" }, "fieldnote.dina": { at: "", person: "dina" } };

test("of what the other noted only how much there is, until both have signed; then it is marked as the other's", () => {
  const hers = { person: "dina" };
  const moments = {
    star: moment("rich", hers),
    said: moment("quote", hers),
    translated: moment("quote_translated", hers),
    against: moment("dissent", hers),
    mine: moment("quote"),
  };
  const not: State["signed"][] = [
    {},
    { "fieldnote.amos": BOTH["fieldnote.amos"] },
    { "fieldnote.dina": BOTH["fieldnote.dina"] },
  ];
  for (const signed of not) {
    const apart = shelfOf({ moments, signed });
    assert.deepEqual([apart.rich, apart.quotes.map(({ id }) => id), apart.dissent], [[], ["mine"], []]);
    assert.deepEqual(apart.apart, { rich: 1, quotes: 2, dissent: 1 });
  }
  const together = shelfOf({ moments, signed: BOTH });
  assert.deepEqual(
    together.quotes.map(({ id, by }) => [id, by]),
    [
      ["mine", undefined],
      ["said", "dina"],
      ["translated", "dina"],
    ],
  );
  assert.deepEqual(together.apart, { rich: 0, quotes: 0, dissent: 0 });
});

test("of comments and steering notes only the writer's own; what was shared comes when both have signed", () => {
  const hers = { person: "dina" };
  const moments = { hers: moment("comment", hers), mine: moment("steer"), shared: moment("comment", hers) };
  const own = (signed = {}) => shelfOf({ moments, shared: ["shared"], signed }).own.map(({ id }) => id);
  assert.deepEqual([own(), own(BOTH)], [["mine"], ["mine", "shared"]]);
});

test("questions: asked, left out with the reason, and not reached", () => {
  const found = shelfOf({
    questions: { "team.key": { asked: null, mark: "left_out", reason: "time" } },
    subs: {
      s1: { came_up: at("11:10"), asked: at("11:12"), left_out: null },
      s2: { came_up: null, asked: null, left_out: { at: at("11:20"), reason: "covered" } },
    },
  });
  assert.deepEqual(
    found.asked.map(({ id, at }) => [id, at]),
    [["s1", at("11:12")]],
  );
  assert.deepEqual(
    found.left_out.map(({ id, reason }) => [id, reason]),
    [
      ["team.key", "time"],
      ["s2", "covered"],
    ],
  );
  assert.deepEqual(
    found.not_reached.map(({ id }) => id),
    ["s3"],
  );
});

const FOUR = Object.fromEntries(
  [1, 2, 3, 4].map((number) => [
    `p${number}`,
    { number, consent: number === 4 ? ("waiting" as const) : ("recorded" as const) },
  ]),
);
const turn = (who: string, hhmm = "11:05") => ({ id: who + hhmm, at: at(hhmm), who, held: false });

test("who was not heard is a number and no more; without turns nothing is said, and nothing of who is held", () => {
  assert.deepEqual(shelfOf({ participants: FOUR, turns: [turn("p1"), turn("p2"), turn("moderator")] }).not_heard, [3]);
  assert.deepEqual(shelfOf({ participants: FOUR }).not_heard, []);
});

test("late is who took a seat well after the start and had not spoken; gone is who spoke and holds no seat", () => {
  const seats = { a: { participant: "p1", at: at("11:03") }, b: { participant: "p2", at: at("11:20") } };
  const found = shelfOf({ participants: FOUR, seats, turns: [turn("p3")] });
  assert.deepEqual(found.late, [{ number: 2, at: at("11:20") }]);
  assert.deepEqual(found.gone, [3]);
  assert.deepEqual(shelfOf({ participants: FOUR, seats, turns: [turn("p2", "11:10")] }).late, []);
  assert.deepEqual(shelfOf({ participants: FOUR, turns: [turn("p3")] }).gone, []);
});

test("a reference is one line: time and question, then the words", () => {
  assert.equal(
    reference({ time: "14:31", topic: "Team", who: "P3", text: "A bridge,\n not a nurse", quoted: true }),
    "[14:31 · Team · P3] “A bridge, not a nurse”",
  );
  assert.equal(reference({ time: "14:31", topic: "Team" }), "[14:31 · Team]");
});

test("how long after the end: minutes, then hours, then days; never before it", () => {
  const after = (minutes: number) =>
    delay(at("15:30"), new Date(Date.parse(at("15:30")) + minutes * 60_000).toISOString());
  assert.deepEqual(
    [-3, 22, 99, 101, 60 * 47, 60 * 48].map(after).map(({ n, unit }) => `${n} ${unit}`),
    ["0 minutes", "22 minutes", "99 minutes", "2 hours", "47 hours", "2 days"],
  );
});
