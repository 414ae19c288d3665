import { mintId } from "../log/change";
import type { Sitting } from "../sitting";
import { wordsLanguage } from "../words";

/** A note, and its words if there are any. Resolves with the note's change when all of it is on this tablet. */
export async function noteMoment(sitting: Sitting, payload: { kind: string; who?: string[]; count?: string }, text = "") {
  const moment = mintId(Date.parse(sitting.now()));
  const question = sitting.state.value.now?.question;
  const change = await sitting.act("moment.noted", moment, { ...payload, ...(question && { question }) });
  if (text.trim()) await writeText(sitting, moment, text.trim(), payload.kind === "quote" ? sitting.kit.session.language : wordsLanguage());
  return change;
}

export function writeText(sitting: Sitting, subject: string, text: string, language = wordsLanguage()) {
  return sitting.act("text.written", subject, { field: "text", text, language }, []);
}

export function newId(sitting: Sitting): string {
  return mintId(Date.parse(sitting.now()));
}
