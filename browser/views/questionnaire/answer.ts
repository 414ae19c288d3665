/** What can stand on a questionnaire. */

import type { GAPS } from "../../contract/facts";
import type { PaperQuestion } from "../../contract/kit";

export type Gap = (typeof GAPS)[number];

export interface Value {
  choice?: string;
  choices?: string[];
  other?: string;
  number?: number;
  /** A number that is kept digit by digit. */
  written?: string;
  yes?: boolean;
  text?: string;
  missing?: Gap;
}

/** Ticked nothing is no answer: an empty line on paper is entered as left blank. */
export function isAnswered(value: Value | null | undefined): boolean {
  if (!value) return false;
  const { choices, other, text } = value;
  if (choices) return choices.length > 0 || other !== undefined;
  return text === undefined ? true : text.trim() !== "";
}

export function chosen(value: Value | null, option: string): boolean {
  return value?.choice === option || (value?.choices?.includes(option) ?? false);
}

/** One of several takes the place of the other; of many each goes on and off by itself. */
export function choose(item: PaperQuestion, value: Value | null, option: string): Value {
  if (!item.several) return { choice: option };
  const before = value?.choices ?? [];
  const choices = before.includes(option)
    ? before.filter((other) => other !== option)
    : inOrder(item, [...before, option]);
  return { choices, ...(value?.other !== undefined && { other: value.other }) };
}

export function writeOther(item: PaperQuestion, value: Value | null, other: string | undefined): Value {
  const choices = item.several ? (value?.choices ?? []) : [];
  return { choices, ...(other !== undefined && { other }) };
}

function inOrder(item: PaperQuestion, choices: string[]): string[] {
  return (item.options ?? []).map((option) => option.id).filter((id) => choices.includes(id));
}
