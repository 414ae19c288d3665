/** The sections of a guide, and the lines of each. */

import type { Kit, Section } from "../contract/kit";
import type { State } from "../contract/state";

export function sectionOf(kit: Kit, question: string | undefined): Section | undefined {
  if (!question) return undefined;
  return kit.guide.sections.find((section) => section.id === question || section.key_question?.id === question);
}

/** What Ask makes the question now: the key question, or a section that has none. */
export function askable(section: Section): string {
  return section.key_question?.id ?? section.id;
}

export interface Line {
  id: string;
  item: { id: string; text: string };
  added: boolean;
  /** Although it was marked. */
  taken_out?: boolean | undefined;
}

/** The sub questions of a section, with those added on the spot where they were put. */
export function linesOf(section: Section, state: State): Line[] {
  const lines: Line[] = (section.sub_questions ?? []).map((item) => ({ id: item.id, item, added: false }));
  const added = Object.entries(state.added)
    .filter(([, question]) => question.section === section.id)
    .sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
  for (const [id, { text, after, taken_out }] of added) {
    const line = { id, item: { id, text }, added: true, taken_out };
    const place = lines.findIndex((other) => other.id === after);
    if (place < 0) lines.push(line);
    else lines.splice(place + 1, 0, line);
  }
  return lines;
}
