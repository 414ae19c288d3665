/** "4 leans back": the number that a note begins with, and the rest. Digits of any of our scripts. */
export function leadingNumber(text: string): { number: number; rest: string } | null {
  const found = /^\s*[Pp]?(\p{Nd}{1,2})[\s.,:)]+(.*)$/su.exec(text);
  if (!found) return null;
  const number = [...found[1]!].reduce((sum, digit) => sum * 10 + digitValue(digit), 0);
  return { number, rest: found[2]! };
}

/** Unicode keeps the ten digits of a script together, its zero first. */
function digitValue(digit: string): number {
  const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xae6];
  const code = digit.codePointAt(0)!;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? Number.NaN : code - zero;
}
