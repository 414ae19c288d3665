import type { Payloads } from "../contract/payloads";
import type { State } from "../contract/state";
import type { Act } from "../store/act";
import { mintId } from "../store/change";
import { wordsLanguage } from "../words/catalogue";
import type { OpenSession } from "./open_session";

/** What a draft becomes has its id, its time and its question from the first key on, in whichever tab it is saved. */
export interface Beginning {
  id?: string | undefined;
  since?: string | undefined;
  /** The question that was now at the first key. */
  during?: string | undefined;
  /** No sign is read out of the words. */
  asTyped?: boolean | undefined;
}

/** How the words stand beside what was typed: the sign before them, and their language. */
interface Written {
  sign?: string | null;
  language?: string;
}

type Noted = Omit<Payloads["moment.noted"], "question" | "since">;

/** A note, and its words if there are any. Resolves with the note's change when all of it is on this tablet. */
export async function noteMoment(session: OpenSession, noted: Noted, words = "", begun: Beginning & Written = {}) {
  const { id = newId(session), since, sign } = begun;
  const question = since ? begun.during : questionNow(session);
  const language = noted.kind === "quote" ? session.kit.session.language : wordsLanguage();
  const payload = { ...noted, ...(question && { question }), ...(since && { since }) };
  return actWithWords(session, { kind: "moment.noted", subject: id, payload }, words, { sign, language });
}

/** Both or neither: kept without its words it would be made a second time with them. */
export async function actWithWords(
  session: OpenSession,
  act: Act,
  words: string,
  { sign, language = wordsLanguage() }: Written = {},
) {
  const acts = [act];
  const text = words.trim();
  const payload = { field: "text", text, language, ...(sign && { sign }) };
  if (text) acts.push({ kind: "text.written", subject: act.subject, payload, base: [] });
  return (await session.actAll(acts))[0]!;
}

export function newId(session: OpenSession): string {
  return mintId(Date.parse(session.now()));
}

/** After the end no question is now. */
export function questionNow({ state }: OpenSession): string | undefined {
  return state.value.ended_at ? undefined : state.value.now?.question;
}

/** The question that was now at a time; none before the first one and after the end. */
export function questionAt({ nows, ended_at }: State, at: string): string | undefined {
  if (ended_at && at > ended_at) return undefined;
  return nows.filter(({ since }) => since <= at).at(-1)?.question;
}
