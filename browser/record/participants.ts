/** Who sits there, who agreed, who spoke. */

import { NOT_PARTICIPANTS } from "../contract/facts";
import type { Consent, Participant, State, Turn } from "../contract/state";
import { earlierFirst, type FoldedAs } from "./folded";
import type { LogIndex } from "./log_index";
import { given, notNull, said } from "./payload";

export function participants(log: LogIndex): State["participants"] {
  return log.each("participant", log.subjects("participant.added"), (id) => {
    const { number, instead_of, outside_criteria } = said(log.newest("participant.added", id));
    const form = said(recordedConsent(log, id));
    const details = {
      instead_of,
      outside_criteria,
      given_on: form.given_on,
      form_version: form.form_version,
      completed: log.newest("questionnaire.completed", id)?.at,
    };
    return { number, consent: consentOf(log, id), ...given(details) } as Participant;
  });
}

export function consentOf(log: LogIndex, participant: string): Consent {
  if (recordedConsent(log, participant)) return "recorded";
  return log.first("consent.withdrawn", participant) ? "withdrawn" : "waiting";
}

/** A withdrawal holds against every form that was not recorded over it, whatever the times. */
function recordedConsent(log: LogIndex, participant: string): FoldedAs<"consent.recorded"> | undefined {
  const withdrawn = log.all("consent.withdrawn", participant);
  const named = (form: FoldedAs<"consent.recorded">, withdrawal: FoldedAs<"consent.withdrawn">) =>
    form.base?.includes(withdrawal.id) && earlierFirst(withdrawal, form) < 0;
  return log
    .all("consent.recorded", participant)
    .filter((form) => withdrawn.every((withdrawal) => named(form, withdrawal)))
    .at(-1);
}

const isNoParticipant: ReadonlySet<string> = new Set(NOT_PARTICIPANTS);

/** Kept, and in no table until the form of everyone it names is recorded. */
export function isHeld(log: LogIndex, who: string[]): boolean {
  return who.some((one) => !isNoParticipant.has(one) && consentOf(log, one) !== "recorded");
}

export function seats(log: LogIndex): State["seats"] {
  const ever = log.each("seat", log.subjects("seat.taken"), (seat) => {
    const newest = log.newestOf(seat, "seat.taken", "seat.left")!;
    return newest.kind === "seat.taken" ? { participant: said(newest).participant, at: newest.at } : null;
  });
  return notNull(ever);
}

export function present(log: LogIndex): State["present"] {
  return log.each("present", log.subjects("present.noted"), (id) => {
    const { role, agreed, note, left } = said(log.newest("present.noted", id)!);
    return { role, ...given({ agreed, note, left }) };
  });
}

export function turns(log: LogIndex): Turn[] {
  const made = log.every("turn", log.subjects("turn.taken"), (id) => turn(log, id));
  return made.map(([, one]) => one).sort(earlierFirst);
}

/** A correction says what it corrects; what it leaves out stays as it was. */
function turn(log: LogIndex, id: string): Turn {
  const taken = log.newest("turn.taken", id)!;
  const corrected = log.newest("turn.corrected", id);
  const counts = corrected && earlierFirst(taken, corrected) < 0;
  const { who, question, first_words, since } = { ...said(taken), ...(counts ? given(said(corrected)) : {}) };
  return {
    id,
    at: since ?? log.first("turn.taken", id)!.at,
    who,
    ...given({ question, first_words }),
    held: isHeld(log, [who]),
  };
}
