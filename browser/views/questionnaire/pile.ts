/** The pile of questionnaires: who has one, how far each is, which comes next. */

import type { Kit } from "../../contract/kit";
import type { State } from "../../contract/state";
import { participantsOf } from "../../guide/participants";
import { isAnswered, type Value } from "./answer";

export interface Paper {
  participant: string;
  number: number;
  complete: boolean;
  answered: number;
  /** No consent form on record yet. */
  held: boolean;
  /** Two people entered different values. */
  two: number;
}

/** Of those who came, and of the one whose paper is open. Who withdrew has no questionnaire any more. */
export function pile(kit: Kit, state: State, opened: string | null = null): Paper[] {
  const questions = kit.questionnaire.questions;
  return participantsOf(kit, state)
    .filter((person) => person.consent !== "withdrawn" && (person.came || person.id === opened))
    .map(({ id, number, consent }) => {
      const heads = questions.map((question) => state.answers[id]?.[question.id] ?? []);
      return {
        participant: id,
        number,
        complete: state.participants[id]?.completed !== undefined,
        answered: heads.filter((versions) => versions.some((head) => isAnswered(head.value as Value))).length,
        held: consent !== "recorded",
        two: heads.filter((versions) => versions.length > 1).length,
      };
    });
}

/** The next one that is not complete, from the beginning again after the last. */
export function nextPaper(papers: Paper[], after: string | null): Paper | undefined {
  const index = papers.findIndex((paper) => paper.participant === after);
  return [...papers.slice(index + 1), ...papers.slice(0, index + 1)].find(
    (paper) => !paper.complete && paper.participant !== after,
  );
}
