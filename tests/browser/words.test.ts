import assert from "node:assert/strict";
import test from "node:test";

// The catalogue is read once, so it stands there before the words are first asked for.
const catalogue = {
  Ask: "שאלה",
  Empty: "",
  "{n} note": ["הערה אחת", "שתי הערות", "{n} הערות"],
  "{n} seat": ["כיסא אחד", "{n} כיסאות"],
};
const page = { lang: "he", dir: "rtl" };
Object.defineProperty(globalThis, "document", {
  value: { documentElement: page, getElementById: () => ({ textContent: JSON.stringify(catalogue) }) },
});

import { _, _n, fill } from "../../browser/words/catalogue";
import { dayAndTime, hourMinute, minutesAfter, minutesBetween } from "../../browser/words/time";

test("a word without a translation shows in English, never blank", () => {
  assert.equal(_("Ask"), "שאלה");
  assert.equal(_("Empty"), "Empty");
  assert.equal(_("Nobody translated this"), "Nobody translated this");
  assert.equal(_n("{n} page", "{n} pages", 2), "{n} pages");
});

test("a plural takes the form of its language, also where the catalogue has fewer", () => {
  const notes = (n: number) => _n("{n} note", "{n} notes", n);
  assert.deepEqual([1, 2, 3, 11].map(notes), ["הערה אחת", "שתי הערות", "{n} הערות", "{n} הערות"]);
  const seats = (n: number) => _n("{n} seat", "{n} seats", n);
  assert.deepEqual([1, 2, 3].map(seats), ["כיסא אחד", "{n} כיסאות", "{n} כיסאות"]);
});

test("a value is isolated in a line from right to left, and only there", () => {
  assert.equal(fill("{code} · {n}", { code: "BS-S1", n: 3 }), "\u2068BS-S1\u2069 · \u20683\u2069");
  page.dir = "ltr";
  assert.equal(fill("{code} · {unknown}", { code: "BS-S1" }), "BS-S1 · {unknown}");
  page.dir = "rtl";
});

test("times are those of the session's place, over midnight and when the clocks change", () => {
  assert.equal(hourMinute("2026-11-22T21:05:00.000Z", "Africa/Kampala"), "00:05");
  assert.equal(hourMinute("2026-10-25T00:30:00.000Z", "Europe/Berlin"), "02:30");
  assert.equal(hourMinute("2026-10-25T01:30:00.000Z", "Europe/Berlin"), "02:30");
  assert.match(dayAndTime("2026-11-22T21:05:00.000Z", "Africa/Kampala"), /23.*2026.*00:05/);
  assert.equal(minutesBetween("2026-11-22T10:00:00.000Z", "2026-11-22T10:02:30.000Z"), 2.5);
  assert.equal(minutesAfter("2026-11-22T23:50:00.000Z", 20), "2026-11-23T00:10:00.000Z");
});
