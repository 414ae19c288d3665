/** A note that is said again, in kind, persons, words, time or question. What it said before stays in the log. */

import { PRIVATE } from "../contract/facts";
import type { Moment } from "../contract/state";
import type { Act } from "../store/act";
import type { Change } from "../store/change";
import { wordsLanguage } from "../words/catalogue";
import { ALL_KINDS, type NoteKind } from "../words/note_kinds";
import type { OpenSession } from "./open_session";

export interface Corrected {
  kind: NoteKind;
  who: string[];
  count: string;
  at: string;
  question: string;
  text: string;
  /** The words that were shown when correcting began. */
  base: string[];
}

const isPrivate: ReadonlySet<string> = new Set(PRIVATE);

export function standing({ kind, who, count = "", at, question = "", texts }: Moment): Corrected {
  const heads = texts.text ?? [];
  const text = heads.map((head) => head.text).join("\n\n");
  return { kind, who, count: String(count), at, question, text, base: heads.map(({ id }) => id) };
}

/** What is its author's alone nobody else makes public, and nobody makes another's note private. */
export function kindsFor({ kind, person }: Moment, me: string): NoteKind[] {
  if (person !== me) return isPrivate.has(kind) ? [kind] : ALL_KINDS.filter((one) => !isPrivate.has(one));
  return ALL_KINDS.filter((one) => one !== "steer" || kind === "steer");
}

/**
 * All of it or nothing; the change to be taken back, if anything was corrected. What was not touched since it was
 * `shown` stays what it is now, whoever corrected it meanwhile.
 */
export async function correctNote(
  session: OpenSession,
  id: string,
  typed: Corrected,
  shown: Corrected,
): Promise<Change | undefined> {
  const moment = session.state.value.moments[id];
  if (!moment) return undefined;
  const was = standing(moment);
  const content = touched(typed, shown, was);
  const acts = [...facts(id, content, was), ...words(id, content, was, moment), ...opening(session, id, content)];
  return acts.length ? (await session.actAll(acts))[0] : undefined;
}

function touched(typed: Corrected, shown: Corrected, now: Corrected): Corrected {
  const names = Object.keys(now) as (keyof Corrected)[];
  const same = names.filter((name) => JSON.stringify(typed[name]) === JSON.stringify(shown[name]));
  return { ...typed, ...Object.fromEntries(same.map((name) => [name, name === "base" ? typed.base : now[name]])) };
}

function facts(id: string, { kind, who, count, at, question }: Corrected, was: Corrected): Act[] {
  const counted = kind === "agreement" ? count : "";
  const now = { kind, who, count: counted, at, question };
  const before = { kind: was.kind, who: was.who, count: was.count, at: was.at, question: was.question };
  if (JSON.stringify(now) === JSON.stringify(before)) return [];
  const said = { ...(who.length && { who }), ...(question && { question }), ...(counted && { count: counted }) };
  return [{ kind: "moment.noted", subject: id, payload: { kind, ...said, since: at } }];
}

/** Words are versions: over those that were shown, so that what somebody else wrote meanwhile stays beside them. */
function words(id: string, { text, base }: Corrected, was: Corrected, moment: Moment): Act[] {
  if (text.trim() === was.text.trim()) return [];
  const language = moment.texts.text?.[0]?.language ?? wordsLanguage();
  const payload = { field: "text", text: text.trim(), language };
  return [{ kind: "text.written", subject: id, payload, base }];
}

/** Who makes public what was theirs alone shares its words: else they would stay sealed for ever. */
function opening(session: OpenSession, id: string, { kind }: Corrected): Act[] {
  const { moments, shared } = session.state.value;
  const isOpened = isPrivate.has(moments[id]!.kind) && !isPrivate.has(kind) && !shared.includes(id);
  return isOpened ? [{ kind: "note.shared", subject: id, payload: {} }] : [];
}
