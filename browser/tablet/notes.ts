import type { Payloads } from "../contract/payloads";
import type { Act } from "../store/act";
import { mintId } from "../store/change";
import { wordsLanguage } from "../words/catalogue";
import type { OpenSession } from "./open_session";

/** A note, and its words if there are any. Resolves with the note's change when all of it is on this tablet. */
export async function noteMoment(session: OpenSession, noted: Omit<Payloads["moment.noted"], "question">, text = "") {
  const moment = mintId(Date.parse(session.now()));
  const question = session.state.value.now?.question;
  const language = noted.kind === "quote" ? session.kit.session.language : wordsLanguage();
  const payload = { ...noted, ...(question && { question }) };
  return actWithWords(session, { kind: "moment.noted", subject: moment, payload }, text, language);
}

/** Both or neither: kept without its words it would be made a second time with them. */
export async function actWithWords(session: OpenSession, act: Act, words: string, language = wordsLanguage()) {
  const acts = [act];
  const text = words.trim();
  if (text)
    acts.push({ kind: "text.written", subject: act.subject, payload: { field: "text", text, language }, base: [] });
  return (await session.actAll(acts))[0]!;
}

export function newId(session: OpenSession): string {
  return mintId(Date.parse(session.now()));
}
