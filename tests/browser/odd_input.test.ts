import assert from "node:assert/strict";
import { test } from "node:test";
import { put, storage } from "./world";

// A page in a language that no browser knows, whose words came broken.
put("document", {
  documentElement: { lang: "tlh_KX@odd", dir: "ltr" },
  getElementById: () => ({ textContent: "{ broken" }),
});

import { markWords } from "../../browser/guide/mark_words";
import { countsOf, outcomeOf, reachedBy } from "../../browser/guide/outcome";
import { plan } from "../../browser/guide/plan";
import { isFresh } from "../../browser/guide/quiet_line";
import { parsed } from "../../browser/store/parsed";
import { remembered } from "../../browser/sync/person";
import { delay } from "../../browser/views/field_note/delay";
import { listing } from "../../browser/views/prepare/listing";
import { _, _n, fill } from "../../browser/words/catalogue";
import { inLatinDigits } from "../../browser/words/digits";
import { directionOf, languageName } from "../../browser/words/language";
import { reasonWords } from "../../browser/words/left_out_reasons";
import { countWords, kindWords } from "../../browser/words/note_kinds";
import {
  dayAndTime,
  dayOnly,
  daysBetween,
  hourMinute,
  knowsZone,
  minutesAfter,
  minutesBetween,
} from "../../browser/words/time";
import { someKit, someState } from "./some";

const TEXTS = ["", " ", "no time", "2026-02-30T99:99:99Z", "\u0000", "\ud800", "૪૨", "x".repeat(70), "-1", "1e999"];
const ODD = [...TEXTS, undefined, null, Number.NaN, Number.POSITIVE_INFINITY, -8.64e15 - 1, {}, []] as never[];

/** Every door through which words and times come onto a page. None may throw: what throws hides a whole view. */
const DOORS: Record<string, (odd: never, other: never) => unknown> = {
  hourMinute: (odd, other) => hourMinute(odd, other),
  dayAndTime: (odd, other) => dayAndTime(odd, other),
  dayOnly,
  daysBetween: (odd, other) => daysBetween(odd, "2026-11-22T10:00:00.000Z", other),
  knowsZone,
  minutesAfter: (odd) => minutesAfter(odd, odd),
  minutesBetween: (odd, other) => minutesBetween(odd, other),
  languageName,
  directionOf,
  inLatinDigits: (odd) => inLatinDigits(String(odd)),
  _: (odd) => _(odd),
  _n: (odd) => _n("{n} note", "{n} notes", odd),
  fill: (odd) => fill("{a} {b}", { a: odd }),
  reasonWords: (odd) => reasonWords(String(odd)),
  countWords: (odd) => countWords(odd),
  kindWords: (odd) => kindWords(odd),
  markWords: (odd) => markWords({ came_up: odd, asked: null, left_out: null }, (at) => hourMinute(at, odd)),
  outcomeOf: (odd) => outcomeOf({ came_up: odd, asked: odd, left_out: null }),
  countsOf: () => countsOf(someKit({}).guide, someState({})),
  reachedBy: (odd) => reachedBy([], odd),
  isFresh: (odd) => isFresh({ at: odd }, odd),
  plan: (odd) =>
    plan(
      [{ id: "a", minutes: odd }],
      { planned_start: odd, started_at: odd, nows: [{ question: "a", since: odd }] },
      odd,
    ),
  delay: (odd, other) => delay(odd, other),
  listing: (odd) =>
    listing([{ id: "a", status: odd, starts_at: odd } as never], [{ id: "b", starts_at: odd } as never]),
  parsed: (odd) => parsed(odd),
};

for (const [name, door] of Object.entries(DOORS)) {
  test(`${name} has an answer for everything`, () => {
    for (const odd of ODD) for (const other of ODD) assert.doesNotThrow(() => door(odd, other), `${String(odd)}`);
  });
}

test("a time that cannot be read is a dash, and a zone that nobody knows shows the tablet's own time", () => {
  assert.equal(hourMinute("no time", "Africa/Kampala"), "–");
  assert.match(hourMinute("2026-11-22T10:00:00.000Z", "Mars/Olympus"), /^\d\d:\d\d$/);
  assert.equal(knowsZone("Mars/Olympus"), false);
});

test("something odd in the storage counts as nothing", () => {
  storage.setItem("kikao-person", "{ broken");
  assert.equal(remembered(), null);
});
