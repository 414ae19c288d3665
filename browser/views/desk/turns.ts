import { sectionOf } from "../../guide/sections";
import type { Undo } from "../../hooks/use_undo";
import { newId } from "../../tablet/notes";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";

/** Who has spoken since the section now began to be talked about; in the whole session when none is now. */
export function haveSpoken(session: OpenSession): Set<string> {
  const { now, turns } = session.state.value;
  const section = sectionOf(session.kit, now?.question);
  const here = turns.filter((turn) => !section || sectionOf(session.kit, turn.question) === section);
  return new Set(here.map((turn) => turn.who));
}

export function isSpeaking(session: OpenSession, who: string): boolean {
  return session.state.value.turns.at(-1)?.who === who;
}

export async function takeTurn(session: OpenSession, who: string): Promise<void> {
  const question = session.state.value.now?.question;
  await session.act("turn.taken", newId(session), { who, ...(question && { question }) });
}

/** It was this one, not the last I tapped. */
export async function correctLast(session: OpenSession, who: string, undo: Undo): Promise<void> {
  const last = session.state.value.turns.at(-1);
  if (!last) return takeTurn(session, who);
  const { question, first_words, at } = last;
  const stays = { ...(question && { question }), ...(first_words && { first_words }), since: at };
  const change = await session.act("turn.corrected", last.id, { who, ...stays });
  undo.show({ said: _("The last turn is corrected"), change: change.id });
}

export async function firstWords(session: OpenSession, first_words: string): Promise<void> {
  const last = session.state.value.turns.at(-1);
  if (!last) return;
  const { who, question } = last;
  await session.act("turn.taken", last.id, { who, ...(question && { question }), first_words });
}
