/** What the desk does about one number: another one, out, no recording. Each is one tap and taken back by one. */

import type { Payloads } from "../../contract/payloads";
import { nextNumber } from "../../guide/ready_numbers";
import type { Act } from "../../store/act";
import type { OpenSession } from "../../tablet/open_session";
import { running } from "../../tablet/recorder";
import { _, _n, fill } from "../../words/catalogue";

/** What was said of the number goes on, but for what is said anew. */
function said(session: OpenSession, id: string, anew: Partial<Payloads["participant.added"]>): Act {
  const { number, instead_of, outside_criteria, no_recording } = session.state.value.participants[id]!;
  const known = { instead_of, outside_criteria, no_recording };
  return { kind: "participant.added", subject: id, payload: { number, ...known, ...anew } };
}

export function anotherNumber(session: OpenSession, id: string): Act[] {
  return [said(session, id, { number: nextNumber(session.kit, session.state.value) })];
}

/** One who does not want to be recorded stops the recorder for all. */
export function noRecording(session: OpenSession, id: string): Act[] {
  const stops = running(session.state.value).map(
    (subject): Act => ({ kind: "recorder.stopped", subject, payload: { reason: "refused" } }),
  );
  return [said(session, id, { no_recording: true }), ...stops];
}

export function recordingAgain(session: OpenSession, id: string): Act[] {
  return [said(session, id, { no_recording: false })];
}

/** Why a number cannot be taken out; nothing where only a seat hangs on it. */
export function hangsOn({ state }: OpenSession, id: string): string[] {
  const { turns, moments, bringbacks, answers, participants } = state.value;
  const spoken = turns.filter((turn) => turn.who === id).length;
  const kept = Object.values(bringbacks).filter(({ who }) => [who ?? []].flat().includes(id)).length;
  const noted = Object.values(moments).filter(({ who }) => who.includes(id)).length + kept;
  return [
    participants[id]?.consent !== "waiting" && _("a signed form"),
    spoken > 0 && fill(_n("{n} turn", "{n} turns", spoken), { n: spoken }),
    noted > 0 && fill(_n("{n} note", "{n} notes", noted), { n: noted }),
    (answers[id] || participants[id]?.completed) && _("a questionnaire"),
  ].filter((words): words is string => Boolean(words));
}

/** The number and its seats, as if they had never been tapped. */
export function takeOut(session: OpenSession, id: string): Act[] {
  return session
    .inMemory()
    .filter(
      ({ kind, subject, payload }) =>
        (kind === "participant.added" && subject === id) || (kind === "seat.taken" && payload?.participant === id),
    )
    .map((change): Act => ({ kind: "change.undone", subject: change.id, payload: {} }));
}
