/** What a key means on a question, so that a pile of paper is entered without the mouse. */

import type { PaperQuestion } from "../../contract/kit";
import type { Gap } from "./answer";

export type Meaning = { pick: number } | { gap: Gap } | "next" | null;

export interface Pressed {
  key: string;
  code: string;
  /** The field that has the focus takes letters, digits or none of them. */
  typing: "words" | "number" | null;
  held: boolean;
}

export const GAP_KEYS: Record<Gap, string> = { prefer_not_to_say: "P", left_blank: "B", unreadable: "U" };

export function meaningOf({ key, code, typing, held }: Pressed): Meaning {
  if (held) return null;
  if (key === "Enter") return "next";
  if (typing === "words") return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? (/^[1-9]$/.test(key) ? key : undefined);
  if (digit) return typing === "number" ? null : { pick: Number(digit) };
  const gap = (Object.keys(GAP_KEYS) as Gap[]).find((name) => GAP_KEYS[name] === letterOf(key, code));
  return gap ? { gap } : null;
}

/** The letter on the key; on a keyboard of another script the key that carries it on a Latin one. */
function letterOf(key: string, code: string): string {
  const letter = key.toUpperCase();
  return /^[A-Z]$/.test(letter) ? letter : code.replace(/^Key/, "");
}

/** How many answers carry a digit, "other" among them. */
export function pickable(item: PaperQuestion): number {
  if (item.kind === "yes_no") return 2;
  return item.kind === "choice" ? (item.options?.length ?? 0) + (item.other ? 1 : 0) : 0;
}
