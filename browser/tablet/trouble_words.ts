/** What needs a person, in words. */

import { _, _n, fill } from "../words/catalogue";
import type { OpenSession } from "./open_session";
import { team, teamWords } from "./staff_names";
import { isOffTheTeam } from "./standing";
import type { Problem } from "./status";

export function troubleWords(session: OpenSession): string[] {
  const { problem, cleared, parked, not_on_server } = session.status.value;
  const words = problem && problem !== "offline" && problem !== "sign_in" ? [problemWords(problem)] : [];
  if (cleared)
    words.push(
      _(
        "The storage of this tablet was cleared. What this page held was written back; " +
          "what was not sent of other sessions is lost here. Tell the coordinator.",
      ),
    );
  if (parked)
    words.push(
      fill(
        _n(
          "{n} change of this tablet waits for a decision: the session was closed, or it could not be taken as " +
            "it is. It is kept on the server and goes on showing here. Tell the coordinator.",
          "{n} changes of this tablet wait for a decision: the session was closed, or they could not be taken as " +
            "they are. They are kept on the server and go on showing here. Tell the coordinator.",
          parked,
        ),
        { n: parked },
      ),
    );
  if (isOffTheTeam(session))
    words.push(fill(_("You are not on this session’s team: {team}."), { team: teamWords(team(session)) }));
  if (not_on_server)
    words.push(
      fill(_n("{n} of others is no longer on the server", "{n} of others are no longer on the server", not_on_server), {
        n: not_on_server,
      }),
    );
  return words;
}

export function problemWords(problem: Exclude<Problem, "offline">): string {
  if (problem === "sign_in") return _("Sign in again to send. Work can go on.");
  if (problem === "no_access")
    return _(
      "You no longer have access to this session. What you wrote is kept on this tablet: " +
        "ask the coordinator, or give them a rescue file.",
    );
  if (problem === "device")
    return _("The server does not take what this tablet sends. Work can go on; tell the coordinator.");
  return _("This tablet cannot save. Write on paper and reload.");
}
