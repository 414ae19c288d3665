/** What the questions of a section are after, where the guide says so. */

import type { Question, Section } from "../../contract/kit";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";

export function enoughWords(session: OpenSession, { key_question: key }: Section): string {
  if (!key?.enough) return _("Aim");
  const mark = session.state.value.questions[key.id]?.mark;
  if (mark === "enough") return _("Enough");
  return mark === "some" ? _("Some") : mark === "left_out" ? _("left out") : _("Enough?");
}

export function subsWithAim({ sub_questions = [] }: Section): Question[] {
  return sub_questions.filter((sub) => sub.intent || sub.enough);
}

export function hasAim(section: Section): boolean {
  const { purpose, key_question: key } = section;
  return !!(purpose || key?.enough || key?.intent) || subsWithAim(section).length > 0;
}
