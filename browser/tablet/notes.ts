import type { Payloads } from "../contract/payloads";
import { mintId } from "../store/change";
import { wordsLanguage } from "../words/catalogue";
import type { Act, Sitting } from "./sitting";

/** A note, and its words if there are any. Resolves with the note's change when all of it is on this tablet. */
export async function noteMoment(sitting: Sitting, noted: Omit<Payloads["moment.noted"], "question">, text = "") {
  const moment = mintId(Date.parse(sitting.now()));
  const question = sitting.state.value.now?.question;
  const language = noted.kind === "quote" ? sitting.kit.session.language : wordsLanguage();
  const payload = { ...noted, ...(question && { question }) };
  return actWithWords(sitting, { kind: "moment.noted", subject: moment, payload }, text, language);
}

/** Both or neither: kept without its words it would be made a second time with them. */
export async function actWithWords(sitting: Sitting, act: Act, words: string, language = wordsLanguage()) {
  const acts = [act];
  const text = words.trim();
  if (text)
    acts.push({ kind: "text.written", subject: act.subject, payload: { field: "text", text, language }, base: [] });
  return (await sitting.actAll(acts))[0]!;
}

export function newId(sitting: Sitting): string {
  return mintId(Date.parse(sitting.now()));
}
