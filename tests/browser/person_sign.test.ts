import assert from "node:assert/strict";
import { test } from "node:test";
import type { Numbered } from "../../browser/guide/participants";
import { personSign, readNote } from "../../browser/guide/person_sign";
import { inLatinDigits } from "../../browser/words/digits";

const PEOPLE: Numbered[] = [1, 2, 3, 4, 6, 12].map((number) => ({
  id: `p${number}`,
  number,
  consent: "recorded",
  came: true,
}));

/** The ten digits of every script that Unicode knows. */
const SCRIPTS = digitsOfAllScripts();

function digitsOfAllScripts(): string[][] {
  const all = Array.from({ length: 0x110000 }, (_none, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((sign) => /^\p{Nd}$/u.test(sign));
  assert.equal(all.length % 10, 0);
  return Array.from({ length: all.length / 10 }, (_none, script) => all.slice(script * 10, script * 10 + 10));
}

function read(text: string, more: Partial<Parameters<typeof readNote>[1]> = {}) {
  const { who, words } = readNote(PEOPLE, { text, chosen: [], quote: false, asTyped: false, ...more });
  return [who.join(" "), words];
}

test("only a plain sign at the beginning says whom a note is about", () => {
  assert.deepEqual(read("P4 leans back"), ["p4", "leans back"]);
  assert.deepEqual(read("P4: leans back"), ["p4", "leans back"]);
  assert.deepEqual(read(" p12:laughs"), ["p12", "laughs"]);
  assert.deepEqual(read("4: leans back"), ["p4", "leans back"]);
  assert.deepEqual(read("P4,P6: one\ntwo"), ["p4 p6", "one\ntwo"]);
  assert.deepEqual(read("P4, p6: both nod"), ["p4 p6", "both nod"]);
  assert.deepEqual(read("P4 sagt, dass es geht"), ["p4", "sagt, dass es geht"]);
  assert.deepEqual(read("4: “I waited”"), ["p4", "“I waited”"]);
  assert.deepEqual(read("P4: 3 Jahre habe ich gewartet"), ["p4", "3 Jahre habe ich gewartet"]);
});

test("in a text from right to left, with the marks that keyboards put there", () => {
  assert.deepEqual(read("4: נשען לאחור"), ["p4", "נשען לאחור"]);
  assert.deepEqual(read("\u200f4: נשען לאחור"), ["p4", "נשען לאחור"]);
  assert.deepEqual(read("P4: אמר"), ["p4", "אמר"]);
  assert.deepEqual(read("٤: قال"), ["p4", "قال"]);
  assert.deepEqual(read("4 שנים חיכיתי"), ["", "4 שנים חיכיתי"]);
});

const NO_SIGN = [
  ...["3 Jahre habe ich gewartet", "2 Jahre lang", "1 Stunde ist zu kurz", "3 von uns", "4", "4x", "P4", "P4:", "4:"],
  ...["2:30 war Schluss", "2: 30", "4,5 Stunden", "4.5 hours", "4. April", "4. ", "4) first", "4 - 6", "4/6", "4-mal"],
  ...["4,6: beide", "4;6", "4:leans", "P4 30", "P4: ", "P4:30", "P 4: x", "P04: x", "04: x", "2019: war schwer"],
  ...["$4: x", "4% sagen", "4 € zu viel", "4: 5: 6", "4: - x", "P4.: x", "P4,6: x", "Punkt 4: x", "", " ", "۴"],
  ...["P9: says", "9: says", "P4,P9: says"],
];

test("an amount, a time, a date, a decimal, a list or a number of nobody stays in the words", () => {
  for (const text of NO_SIGN) assert.deepEqual(read(text), ["", text], text);
});

test("with the digits of every script the same is a sign and the same is none", () => {
  assert.ok(SCRIPTS.length > 60, `${SCRIPTS.length} scripts`);
  for (const digits of SCRIPTS) {
    const own = (text: string) => text.replace(/[0-9]/g, (digit) => digits[Number(digit)]!);
    assert.equal(inLatinDigits(own("0123456789")), "0123456789", digits.join(""));
    assert.deepEqual(personSign(own("P4: x")), { numbers: [4], rest: "x", colon: true }, digits.join(""));
    assert.deepEqual(read(own("12: ok")), ["p12", "ok"], digits.join(""));
    for (const text of NO_SIGN) assert.deepEqual(read(own(text)), ["", own(text)], own(text));
  }
});

test("nothing typed is lost: the sign and the words together are what was typed, whatever it is", () => {
  const parts = ["P", "p", "4", "12", "૪", "٤", ":", ",", " ", "\n", ".", "a", "א", "“", "\u200f", "-"];
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({ length: 1 + random(8) }, () => parts[random(parts.length)]).join("");
    const quote = random(2) === 1;
    const { who, words, sign } = readNote(PEOPLE, { text, chosen: [], quote, asTyped: false });
    assert.equal((sign ?? "") + words, text);
    assert.equal(who.length > 0, sign !== null, text);
    if (who.length) assert.match(text, /^[\s\u200f]*([Pp]\p{Nd}|\p{Nd}{1,2}:\s)/u, text);
    if (!/[Pp:]/.test(text)) assert.deepEqual(who, [], text);
  }
});

test("a quote is never cut, but for a sign with a colon; whom somebody tapped stays", () => {
  const quote = true;
  assert.deepEqual(read("3 Jahre habe ich gewartet", { quote }), ["", "3 Jahre habe ich gewartet"]);
  assert.deepEqual(read("P4: I waited", { quote }), ["p4", "I waited"]);
  assert.deepEqual(read("P4 is right about that", { quote }), ["p4", "P4 is right about that"]);
  assert.deepEqual(read("P4 is right about that", { quote, chosen: ["p2"] }), ["p2", "P4 is right about that"]);
  assert.deepEqual(read("P4: I waited", { quote, chosen: ["p2"] }), ["p4 p2", "I waited"]);
});

test("taken back it is as it was typed, and a number that two carry names neither", () => {
  assert.deepEqual(read("P4: leans back", { asTyped: true }), ["", "P4: leans back"]);
  const twice = [...PEOPLE, { id: "other", number: 4, consent: "recorded" as const, came: true }];
  const found = readNote(twice, { text: "P4: nods", chosen: [], quote: false, asTyped: false });
  assert.deepEqual([found.who, found.words], [[], "P4: nods"]);
  const gone = [{ id: "p4", number: 4, consent: "withdrawn" as const, came: true }];
  assert.deepEqual(readNote(gone, { text: "P4: nods", chosen: [], quote: false, asTyped: false }).who, []);
});
