/**
 * Whom a note is about, where somebody typed it: "P4 leans back", "P4: …", "4: …", "P4,P6: …", with the digits of any
 * script. People begin sentences with numbers: whatever could be an amount, a time, a date or a list is no sign.
 */

import { inLatinDigits } from "../words/digits";
import type { Numbered } from "./participants";

export interface PersonSign {
  numbers: number[];
  /** What stands behind it. */
  rest: string;
  /** With a colon: also before a quote it is no part of what was said. */
  colon: boolean;
}

/** Marks of direction may come before it. */
const START = "^[\\s\\p{Cf}]*";
const P4 = "\\p{Nd}{1,4}";
const OPENS = "[\\p{Cf}\\p{Pi}\\p{Ps}\"']*";

const SIGNS = [
  { sign: new RegExp(`${START}((?:[Pp]${P4}\\s*[,،、]\\s*)*[Pp]${P4}):(?!\\p{Nd})\\s*(\\S.*)$`, "su"), colon: true },
  { sign: new RegExp(`${START}(\\p{Nd}{1,2}):\\s+(?=${OPENS}\\p{L})(.*)$`, "su"), colon: true },
  { sign: new RegExp(`${START}(P${P4})\\s+(?=\\p{L})(.*)$`, "su"), colon: false },
];

export function personSign(text: string): PersonSign | null {
  for (const { sign, colon } of SIGNS) {
    const [, named, rest] = sign.exec(text) ?? [];
    if (named === undefined || rest === undefined) continue;
    const numbers = (named.match(/\p{Nd}+/gu) ?? []).map(inLatinDigits);
    return numbers.some((number) => number.startsWith("0")) ? null : { numbers: numbers.map(Number), rest, colon };
  }
  return null;
}

export interface TypedNote {
  text: string;
  /** Who was tapped. */
  chosen: string[];
  quote: boolean;
  /** The sign was taken back: every word stands as it was typed. */
  asTyped: boolean;
}

export interface ReadNote {
  who: string[];
  words: string;
  /** What was read as whom it is about, and stands outside the words; null: nobody is named by what was typed. */
  sign: string | null;
}

/** Only numbers that one person here carries are a sign. A quote loses nothing but a sign with a colon. */
export function readNote(people: Numbered[], { text, chosen, quote, asTyped }: TypedNote): ReadNote {
  const plain = { who: chosen, words: text, sign: null };
  const sign = asTyped ? null : personSign(text);
  const named = sign?.numbers.map((number) => onlyOne(people, number));
  if (!sign || !named?.every((id) => id !== undefined)) return plain;
  if (quote && !sign.colon) return chosen.length ? plain : { who: named, words: text, sign: "" };
  const outside = text.slice(0, text.length - sign.rest.length);
  return { who: [...new Set([...named, ...chosen])], words: sign.rest, sign: outside };
}

function onlyOne(people: Numbered[], number: number): string | undefined {
  const found = people.filter((person) => person.number === number && person.consent !== "withdrawn");
  return found.length === 1 ? found[0]!.id : undefined;
}
