/** Who takes part, and who agreed. */

import { NOT_PARTICIPANTS } from "../contract/facts";
import type { Consent, Participant, State } from "../contract/state";
import { earlierFirst, type FoldedAs } from "./folded";
import type { LogIndex } from "./log_index";
import { canonical, given, said } from "./payload";
import { plannedNumber } from "./planned_numbers";

/** Who was given a number, and of the planned numbers those who came (`came.ts`). */
export function participants(log: LogIndex, came: ReadonlySet<string>): State["participants"] {
  const planned = [...came].filter((id) => plannedNumber(id));
  const known = [...new Set([...log.subjects("participant.added"), ...planned])].sort();
  const found = log.each("participant", known, (id) => participant(log, id));
  const sharing = byNumber(found);
  const more = (id: string) => {
    const others = sharing.get(found[id]!.number)!.filter((other) => other !== id);
    return given({ did_not_come: came.has(id) ? null : true, number_also: others.length ? others : null });
  };
  return asBefore(log, Object.fromEntries(Object.entries(found).map(([id, one]) => [id, { ...one, ...more(id) }])));
}

const shown = new WeakMap<LogIndex, State["participants"]>();

/** The very same while it says the same: who came is asked with every turn, and seldom changes. */
function asBefore(log: LogIndex, now: State["participants"]): State["participants"] {
  const before = shown.get(log);
  if (before && canonical(before) === canonical(now)) return before;
  shown.set(log, now);
  return now;
}

function byNumber(found: Record<string, Participant>): Map<number, string[]> {
  const sharing = new Map<number, string[]>();
  for (const [id, { number }] of Object.entries(found)) sharing.set(number, [...(sharing.get(number) ?? []), id]);
  return sharing;
}

function participant(log: LogIndex, id: string): Participant {
  const added = said(log.newest("participant.added", id));
  const form = said(recordedConsent(log, id));
  const details = {
    instead_of: added.instead_of,
    outside_criteria: added.outside_criteria,
    no_recording: added.no_recording,
    given_on: form.given_on,
    form_version: form.form_version,
    completed: log.newest("questionnaire.completed", id)?.at,
  };
  return { number: added.number ?? plannedNumber(id), consent: consentOf(log, id), ...given(details) } as Participant;
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
