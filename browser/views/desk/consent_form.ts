import type { Kit } from "../../contract/kit";
import type { OpenSession } from "../../tablet/open_session";

/** The version of the form that the loaded guide brings. */
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
