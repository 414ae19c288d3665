/** Who takes part, and who agreed. */

import { NOT_PARTICIPANTS } from "../contract/facts";
import type { Consent, Participant, State } from "../contract/state";
import { earlierFirst, type FoldedAs } from "./folded";
import type { LogIndex } from "./log_index";
import { given, said } from "./payload";

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
