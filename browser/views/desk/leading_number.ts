import { inLatinDigits } from "../../words/digits";

/** "4 leans back": the number that a note begins with, and the rest. In the digits of any script. */
export function leadingNumber(text: string): { number: number; rest: string } | null {
  const found = /^\s*[Pp]?(\p{Nd}{1,2})[\s.,:)]+(.*)$/su.exec(text);
  return found && { number: Number(inLatinDigits(found[1]!)), rest: found[2]! };
}
