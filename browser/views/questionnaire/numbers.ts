/** Numbers as they stand on paper. Whatever can be read in two ways is asked about, never guessed. */

import type { PaperQuestion } from "../../contract/kit";
import { inLatinDigits } from "../../words/digits";

/** A comma, a point or an Arabic comma groups thousands in some places and begins decimals in others. */
const EITHER = /^(-?)(\d+)[.,،](\d+)$/;
const ARABIC_GROUPS = /^-?\d{1,3}(?:٬\d{3})+$/;
const ARABIC_DECIMALS = /^(-?\d+)٫(\d+)$/;
/** As many as every computer keeps exactly. */
const EXACT_DIGITS = 15;

/** The ways to read it, as plain numbers: none, one, or the two of "1,200". */
export function waysToRead(typed: string): string[] {
  const plain = plainDigits(typed);
  if (/^-?\d+$/.test(plain)) return [plain];
  if (ARABIC_GROUPS.test(plain)) return [plain.replaceAll("٬", "")];
  const arabic = ARABIC_DECIMALS.exec(plain);
  if (arabic) return [`${arabic[1]}.${arabic[2]}`];
  const [, sign, whole, rest] = EITHER.exec(plain) ?? [];
  if (whole === undefined || rest === undefined) return [];
  const decimal = `${sign}${whole}.${rest}`;
  const couldBeGroups = rest.length === 3 && whole.length <= 3 && !whole.startsWith("0");
  return couldBeGroups ? [`${sign}${whole}${rest}`, decimal] : [decimal];
}

/** Where a whole number is meant, "1,200" is no 1.2. */
export function waysFor(item: PaperQuestion, typed: string): string[] {
  const ways = waysToRead(typed);
  return item.whole && ways.length > 1 ? ways.slice(0, 1) : ways;
}

/** JSON keeps it as it is: not one of its neighbours. */
export function isExact(plain: string): boolean {
  const [whole, decimals = ""] = plain.replace("-", "").split(".") as [string, string?];
  const digits = (whole + decimals.replace(/0+$/, "")).replace(/^0+/, "");
  if (digits.length <= EXACT_DIGITS) return true;
  return !decimals && Number.isSafeInteger(Number(plain)) && String(Number(whole)) === whole.replace(/^0+/, "");
}

/** Digit by digit, with the zeros it begins with; null when something else stands there. */
export function digitsOf(typed: string): string | null {
  const plain = plainDigits(typed);
  return /^\d+$/.test(plain) ? plain : null;
}

export function isOutside(item: PaperQuestion, number: number): boolean {
  return (item.min !== undefined && number < item.min) || (item.max !== undefined && number > item.max);
}

/** As people read it here, without anything between the thousands. */
export function numberWords(number: number): string {
  const options = { useGrouping: false, maximumFractionDigits: EXACT_DIGITS, numberingSystem: "latn" } as const;
  return new Intl.NumberFormat(document.documentElement.lang, options).format(number);
}

/** Marks of direction that a keyboard puts beside a number are no part of it. */
function plainDigits(typed: string): string {
  return inLatinDigits(typed.replace(/\p{Cf}/gu, "").trim()).replace("−", "-");
}
