import { labelOf, participantsOf } from "../../guide/participants";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";

/** Who can be present beside the participants and the pair. */
export function roles(): [string, string][] {
  return [
    ["interpreter", _("Interpreter")],
    ["observer", _("Observer")],
    ["companion", _("Companion of a participant")],
    ["other", _("Someone else")],
  ];
}

export function presentWords(role: string): string {
  return roles().find(([name]) => name === role)?.[1] ?? role;
}

/** Whom a turn can name beside participants. */
export function speakers(): [string, string][] {
  return [
    ["moderator", _("Moderator")],
    ["several", _("Several at once")],
    ["interpreter", _("Interpreter")],
    ["lost", _("I lost track")],
  ];
}

export function turnWords({ kit, state }: OpenSession, who: string): string {
  const known = speakers().find(([name]) => name === who)?.[1];
  return known ?? labelOf(participantsOf(kit, state.value), who) ?? _("a participant");
}
