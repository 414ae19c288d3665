/** Signed consent forms, as the desk takes them in. */

import type { Kit } from "../../contract/kit";
import type { Payloads } from "../../contract/payloads";
import { madeHere, type Undo } from "../../hooks/use_undo";
import type { Act } from "../../store/act";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";
import { seated } from "./circle";

/** The form that was signed on that day, of the version that the loaded guide brings. */
export function formOf(session: OpenSession, given_on: string): Payloads["consent.recorded"] {
  return { form_version: formVersion(session.kit), given_on };
}

export function formVersion(kit: Kit): string {
  return kit.consent.form_version;
}

/** Today at the site, as 2026-11-22. */
export function today(session: OpenSession): string {
  const options = {
    timeZone: session.kit.session.time_zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  } as const;
  return new Intl.DateTimeFormat("en-CA", options).format(new Date(session.now()));
}

/** One tap on the number; again only shows what was done, with the way to take it back. */
export async function takeForm(session: OpenSession, participant: string, day: string, undo: Undo): Promise<void> {
  const person = seated(session).find((chair) => chair.participant === participant)?.person;
  if (!person || person.consent === "withdrawn") return;
  const said = fill(_("{name}: signed form is here"), { name: `P${person.number}` });
  const payload = formOf(session, day);
  if (person.consent === "waiting") await undo.act(said, "consent.recorded", participant, payload);
  else undo.show({ said, change: madeHere(session, participant, payload) });
}

/** Of those who sit here and have none on record; a withdrawal is nothing that many forms at once take back. */
export function allSigned(session: OpenSession, day: string): Act[] {
  return seated(session)
    .filter(({ person }) => person?.consent === "waiting")
    .map(({ participant }) => ({ kind: "consent.recorded", subject: participant, payload: formOf(session, day) }));
}
