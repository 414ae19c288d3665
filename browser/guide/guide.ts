/** Reading the guide of a kit. */
import type { State } from "../record/state";
import type { Kit, Section } from "../tablet/sitting";

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
}

/** The sub questions of a section, with those added on the spot where they were put. */
export function linesOf(section: Section, state: State): Line[] {
  const lines: Line[] = (section.sub_questions ?? []).map((item) => ({ id: item.id, item, added: false }));
  const added = Object.entries(state.added)
    .filter(([, question]) => question.section === section.id)
    .sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
  for (const [id, { text, after }] of added) {
    const line = { id, item: { id, text }, added: true };
    const place = lines.findIndex((other) => other.id === after);
    if (place < 0) lines.push(line);
    else lines.splice(place + 1, 0, line);
  }
  return lines;
}

export interface Someone {
  id: string;
  number: number;
  consent: "recorded" | "waiting" | "withdrawn";
}

/** Everyone with a number: what the log says, and the roster for whom it says nothing yet. */
export function everyone(kit: Kit, state: State): Someone[] {
  const people = new Map<string, Someone>();
  for (const { participant, number, consent } of kit.roster)
    people.set(participant, { id: participant, number, consent });
  for (const [id, { number, consent }] of Object.entries(state.participants)) people.set(id, { id, number, consent });
  return [...people.values()].sort((a, b) => a.number - b.number);
}

/** "P3, P5", "Moderator": who a turn or a note is about. */
export function numberOf(people: Someone[], id: string): string | undefined {
  const someone = people.find((person) => person.id === id);
  return someone && `P${someone.number}`;
}
