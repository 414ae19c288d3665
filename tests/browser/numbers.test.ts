import assert from "node:assert/strict";
import { test } from "node:test";
import { digitsOf, isExact, isOutside, waysToRead } from "../../browser/views/questionnaire/numbers";
import { AGE } from "./writing_scene";

test("numbers are read as people write them, in any script", () => {
  for (const [typed, read] of [
    [" 42 ", "42"],
    ["12,5", "12.5"],
    ["15.55", "15.55"],
    ["૪૨", "42"],
    ["٤٢", "42"],
    ["٤٢٫٥", "42.5"],
    ["١٬٢٠٠", "1200"],
    ["\u200f-3", "-3"],
    ["−3", "-3"],
    ["0,125", "0.125"],
    ["1234.567", "1234.567"],
    ["1,2000", "1.2000"],
    ["007", "007"],
  ] as const)
    assert.deepEqual(waysToRead(typed), [read], typed);
  for (const typed of ["", "about 40", "4o", "1 000", "12.5.1", "1e3", "1,200,000", "1.", ",5", "--1", "1,200.50"])
    assert.deepEqual(waysToRead(typed), [], typed);
});

test("exactly three digits after one separator can be read in two ways, in any script", () => {
  for (const [typed, ways] of [
    ["1,200", ["1200", "1.200"]],
    ["250,000", ["250000", "250.000"]],
    ["12.500", ["12500", "12.500"]],
    ["-1.200", ["-1200", "-1.200"]],
    ["૧,૨૦૦", ["1200", "1.200"]],
    ["١،٢٠٠", ["1200", "1.200"]],
    ["๑,๒๐๐", ["1200", "1.200"]],
  ] as const)
    assert.deepEqual(waysToRead(typed), ways, typed);
});

test("what JSON cannot carry is known before it is sent", () => {
  for (const exact of ["9007199254740991", "-9007199254740991", "0.1", "1.50", "000", "123456789012345.0", "0.000001"])
    assert.equal(isExact(exact), true, exact);
  for (const odd of [
    "9007199254740992",
    "9007199254740993",
    "12345678901234567",
    "0.1234567890123456",
    "1234567890.1234567",
  ])
    assert.equal(isExact(odd), false, odd);
});

test("digits are kept one by one where the question says so", () => {
  assert.deepEqual(["0041", "૦૪", " 12345678901234567 "].map(digitsOf), ["0041", "04", "12345678901234567"]);
  assert.deepEqual(["", "4-1", "4,1", "A4"].map(digitsOf), [null, null, null, null]);
});

test("outside is below the least and above the most, not on them", () => {
  assert.deepEqual(
    [17, 18, 99, 100].map((n) => isOutside(AGE, n)),
    [true, false, false, true],
  );
  assert.equal(isOutside({ ...AGE, min: undefined, max: undefined }, 1000), false);
});
