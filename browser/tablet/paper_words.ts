/** Words about what was entered from paper; the room before the end needs none of them. */

import type { FromPaper, Moment } from "../contract/state";
import { _, fill } from "../words/catalogue";
import { dayAndTime } from "../words/time";
import type { OpenSession } from "./open_session";
import { nameOf } from "./staff_names";

/** When it was noted, where that is known: paper may have no time. */
export function timeOfNote(session: OpenSession, moment: Pick<Moment, "at" | "untimed">): string {
  return moment.untimed ? _("no time") : session.hourMinute(moment.at);
}

export function fromPaperWords(session: OpenSession, { person, at }: FromPaper): string {
  const date = dayAndTime(at, session.kit.session.time_zone);
  return fill(_("entered from paper by {name} on {date}"), { name: nameOf(session, person), date });
}
