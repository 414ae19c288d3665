import { mintId } from "../store/change";
import { wordsLanguage } from "../words/catalogue";
import type { Act, Sitting } from "./sitting";

/** A note, and its words if there are any. Resolves with the note's change when all of it is on this tablet. */
export async function noteMoment(
  sitting: Sitting,
  payload: { kind: string; who?: string[]; count?: string },
  text = "",
) {
  const moment = mintId(Date.parse(sitting.now()));
  const question = sitting.state.value.now?.question;
  const language = payload.kind === "quote" ? sitting.kit.session.language : wordsLanguage();
  return actWithWords(sitting, "moment.noted", moment, { ...payload, ...(question && { question }) }, text, language);
}

/** Both or neither: kept without its words it would be made a second time with them. */
export async function actWithWords(
  sitting: Sitting,
  kind: string,
  subject: string,
  payload: object,
  words: string,
  language = wordsLanguage(),
) {
  const acts: Act[] = [{ kind, subject, payload }];
  const text = words.trim();
  if (text) acts.push({ kind: "text.written", subject, payload: { field: "text", text, language }, base: [] });
  return (await sitting.actAll(acts))[0]!;
}

export function newId(sitting: Sitting): string {
  return mintId(Date.parse(sitting.now()));
}
