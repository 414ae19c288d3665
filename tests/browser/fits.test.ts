import assert from "node:assert/strict";
import { test } from "node:test";
import { LIMITS } from "../../browser/contract/facts";
import { asSent, misfitIn, misfitOf } from "../../browser/store/fits";

test("no write door lets through what the server would park, however deep it lies", () => {
  const long = "x".repeat(LIMITS.text + 1);
  for (const [value, misfit] of [
    [{ text: long }, "too_long"],
    [{ value: { other: long } }, "too_long"],
    [{ value: { choices: ["a", "b\0"] } }, "odd_sign"],
    [{ value: { number: 2 ** 53 } }, "odd_number"],
    [{ value: { number: -(2 ** 53) - 2 } }, "odd_number"],
    [{ value: { number: Number.NaN } }, "odd_number"],
    [{ value: { number: Number.POSITIVE_INFINITY } }, "odd_number"],
    [{ text: "\u0001".repeat(60_000) }, "too_long"],
  ] as const) {
    assert.equal(misfitIn(value), misfit);
    assert.throws(() => asSent(value), RangeError);
  }
});

test("what it keeps goes through: the longest text, the largest number, and decimals", () => {
  assert.equal(misfitOf("😀".repeat(LIMITS.text)), null);
  const value = { number: 2 ** 53 - 1, other: "क्ष्म्य שָׁלוֹם", half: 0.5, none: null, yes: true };
  assert.deepEqual(asSent({ value, left: undefined }), { value });
});
