/** "૪૨" becomes "42": people type with the digits of their own script, whichever it is. */
export function inLatinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, latinDigit);
}

/** Unicode keeps the ten digits of a script in a row; the rows of some scripts follow one another without a gap. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
