import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../browser/record/fold";
import type { Folded } from "../../browser/record/folded";
import { LogIndex } from "../../browser/record/log_index";
import { differingMarks } from "../../browser/record/questions";
import { wentOnUntil } from "../../browser/tablet/went_on";

const STAFF = [
  { id: "dina", role: "moderator" },
  { id: "amos", role: "assistant" },
];
let n = 0;

function made(person: string, kind: string, subject: string, minute: number, payload: object = {}): Folded {
  const at = `2026-11-22T11:${String(minute).padStart(2, "0")}:00.000Z`;
  return { id: `c${String(n++).padStart(3, "0")}`, person, kind, subject, at, payload: { ...payload } };
}

function marks(...changes: Folded[]) {
  const found = differingMarks(new LogIndex(changes, STAFF, "dina"), "q");
  return found.map(({ person, payload }) => [person, payload?.mark]);
}

test("two people who marked one question differently both see what each said last", () => {
  const mark = (person: string, minute: number, mark: string) => made(person, "question.marked", "q", minute, { mark });
  assert.deepEqual(marks(mark("dina", 1, "some"), mark("amos", 2, "some"), mark("dina", 3, "enough")), [
    ["amos", "some"],
    ["dina", "enough"],
  ]);
  assert.deepEqual(marks(mark("dina", 1, "enough"), mark("amos", 2, "some"), mark("amos", 3, "enough")), []);
  assert.deepEqual(marks(mark("dina", 1, "some"), mark("dina", 2, "enough")), []);
});

test("a session that was ended on one tablet and went on on the other says until when", () => {
  const started = made("dina", "session.started", "s", 0);
  const asked = (minute: number) => made("dina", "question.now", "q", minute, { how: "asked" });
  const ended = made("amos", "session.ended", "s", 20);
  const until = (...changes: Folded[]) =>
    wentOnUntil(fold([started, ...changes], STAFF, "dina"))?.slice(11, 16) ?? null;
  assert.equal(until(asked(5), ended), null);
  assert.equal(until(asked(5), ended, asked(22), made("dina", "turn.taken", "t", 25, { who: "moderator" })), "11:25");
  const marked = made("dina", "sub.marked", "q.s1", 30, { mark: "asked" });
  assert.equal(until(asked(5), ended, marked), null, "marks are checked after the end");
  assert.equal(until(asked(5), ended, asked(22), made("dina", "session.resumed", "s", 23)), null);
});
