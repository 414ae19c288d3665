import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import type { State } from "../../browser/contract/state";
import { fold, openedSince, stateOf } from "../../browser/record/fold";
import type { Folded, StaffMember } from "../../browser/record/folded";
import { LogIndex } from "../../browser/record/log_index";
import { shuffled } from "./shuffle";

interface Vector {
  name: string;
  staff: StaffMember[];
  reader: string;
  changes: Folded[];
  state: State;
}

/** What releases send is understood here for ever too. */
const vectors = ["tests/vectors", "tests/fixtures/released"].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => asPlanned(JSON.parse(readFileSync(`${folder}/${file}`, "utf-8")) as Vector)),
);

/** Where a state does not say who is on the staff, it is as it was planned. */
function asPlanned(vector: Vector): Vector {
  return { ...vector, state: { ...vector.state, staff: vector.state.staff ?? vector.staff } };
}

test("there are vectors", () => assert.ok(vectors.length >= 25, `${vectors.length} vectors`));

for (const vector of vectors) {
  test(`${vector.name}, in any order and however often`, () => {
    for (let seed = 0; seed < 25; seed++) {
      const twice = seed % 2 ? [...vector.changes, ...vector.changes.slice(0, seed)] : vector.changes;
      const state = fold(shuffled(twice, seed), vector.staff, vector.reader);
      assert.deepEqual(state, vector.state, `seed ${seed}`);
    }
  });
}

test("all vectors together fold to one state in any order", () => {
  const all = vectors.flatMap((vector) => vector.changes);
  const { staff, reader } = vectors[0]!;
  const expected = fold(all, staff, reader);
  for (let seed = 1; seed < 10; seed++)
    assert.deepEqual(fold(shuffled(all, seed), staff, reader), expected, `seed ${seed}`);
});

test("the server's closure shows as closed, with the end that was noted", () => {
  const vector = vectors.find((one) => one.name === "a session starts pauses resumes and ends")!;
  const state = fold(vector.changes, vector.staff, vector.reader, true);
  assert.equal(state.status, "closed");
  assert.equal(state.ended_at, vector.state.ended_at);
});

test("of a change that came sealed and later open, the open one is read", () => {
  const vector = vectors.find((one) => one.name === "both signed and both read")!;
  const sealed = vector.changes.map(({ payload, ...rest }) =>
    rest.kind === "text.written" && rest.person !== vector.reader
      ? { ...rest, sealed: true }
      : { ...rest, payload: payload! },
  );
  assert.deepEqual(
    openedSince(sealed, vector.staff, vector.reader),
    [vector.state.sealed, Object.keys(vector.state.texts)[1]].flat(),
  );
  for (let seed = 0; seed < 10; seed++) {
    assert.deepEqual(fold(shuffled([...sealed, ...vector.changes], seed), vector.staff, vector.reader), vector.state);
  }
});

test("nothing is fetched again while it stays sealed", () => {
  const vector = vectors.find((one) => one.name === "a change that came sealed counts without its payload")!;
  const opened = openedSince(vector.changes, vector.staff, vector.reader);
  assert.deepEqual(
    opened,
    vector.state.sealed.filter((subject) => !subject.startsWith("fieldnote.")),
  );
});

test("an undoing that was made here counts by the right that the server says, once it says so", () => {
  const musa = { person: "musa", at: "2026-11-22T11:00:00.000Z", payload: {} };
  const mark = { ...musa, id: "a", kind: "sub.marked", subject: "tea.s1", payload: { mark: "asked" } };
  const undoing: Folded = { ...musa, id: "b", kind: "change.undone", subject: "a", by_right: "write_record" };
  const log = new LogIndex([mark, undoing], [{ id: "musa", role: "moderator" }], "musa");
  assert.deepEqual(stateOf(log, false).subs, {});
  log.take([{ ...undoing, by_right: "enter_questionnaire" }]);
  assert.equal(stateOf(log, false).subs["tea.s1"]?.asked, musa.at);
});

const at = (minute: number) => `2026-11-22T11:0${minute}:00.000Z`;

function change(id: string, kind: string, subject: string, payload: object, more: Partial<Folded> = {}): Folded {
  return { id, kind, subject, at: at(1), person: "musa", payload: { ...payload }, ...more };
}

test("what cannot be folded is left out and named, and the rest goes on until it can be", () => {
  const poison = { base: 5 as unknown as string[] };
  const log = new LogIndex(
    [
      change("a", "moment.noted", "note", { kind: "gist" }),
      change("b", "text.written", "note", { field: "text", text: "x" }, poison),
      change("c", "moment.noted", "other", { kind: "gist" }),
      change("d", "participant.added", "p3", { number: 3 }),
      change("e", "consent.withdrawn", "p3", {}),
      change("f", "consent.recorded", "p3", {}, { at: at(2), ...poison }),
      change("g", "turn.taken", "of p3", { who: "p3" }),
      change("h", "turn.taken", "of all", { who: "several" }),
    ],
    [{ id: "musa", role: "moderator" }],
    "musa",
  );
  const state = stateOf(log, false);
  assert.deepEqual(
    [Object.keys(state.moments), Object.keys(state.texts), Object.keys(state.participants)],
    [["other"], [], []],
  );
  assert.deepEqual(
    state.turns.map((turn) => turn.id),
    ["of all"],
  );
  assert.deepEqual(log.notUnderstood(), ["p3", "of p3", "note"]);
  log.drop("b");
  log.drop("f");
  assert.deepEqual(Object.keys(stateOf(log, false).moments), ["note", "other"]);
  assert.deepEqual(log.notUnderstood(), []);
});
