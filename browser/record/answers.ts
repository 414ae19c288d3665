/** Answers on the questionnaire: all that stand, where two were given and none was written over. */

import type { AnswerHead } from "../contract/state";
import type { FoldedAs } from "./folded";
import type { LogIndex } from "./log_index";
import { said } from "./payload";
import { byPart, heads } from "./versions";

export function answers(log: LogIndex): Record<string, Record<string, AnswerHead[]>> {
  return log.each("answer", log.subjects("answer.given"), (id) => answersOf(log.all("answer.given", id)));
}

function answersOf(written: readonly FoldedAs<"answer.given">[]): Record<string, AnswerHead[]> {
  return Object.fromEntries(
    [...byPart(written, (version) => said(version).question)].map(([question, versions]) => [
      question,
      heads(versions, (version) => said(version).value).map((head) => ({
        id: head.id,
        value: said(head).value,
        person: head.person,
        at: head.at,
      })),
    ]),
  );
}
