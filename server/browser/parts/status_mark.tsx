import type { Problem, Sitting } from "../sitting";
import { hourMinute } from "../time";
import { _, _n, fill } from "../words";
import { RescueButton } from "./rescue_button";

/** "saved", or when something is unsent: on this tablet, on the server, how many to send. */
export function StatusMark({ sitting }: { sitting: Sitting }) {
  const { waiting, not_on_server, stored_at, sent_at, problem } = sitting.status.value;
  const lost = problem === "storage";
  const look = lost ? "saved alarm" : waiting || problem ? "saved waiting" : "saved";
  const time = (at: string | null) => (at ? hourMinute(at, sitting.kit.session.time_zone) : _("not yet"));
  return (
    <p class={look} role={lost ? "alert" : "status"}>
      {waiting && !lost
        ? fill(_("on this tablet {stored}, on the server {sent}, {n} to send"), {
            stored: time(stored_at),
            sent: time(sent_at),
            n: waiting,
          })
        : !problem && _("saved")}
      {problem === "sign_in" && <a class="button quiet" href={`/sign-in?next=${encodeURIComponent(location.pathname + location.hash)}`}>{problemWords(problem)}</a>}
      {(problem === "storage" || problem === "device" || problem === "no_access") && <b>{problemWords(problem)}</b>}
      {not_on_server > 0 && <b>{fill(_n("{n} of others is no longer on the server", "{n} of others are no longer on the server", not_on_server), { n: not_on_server })}</b>}
      {problem === "offline" && !waiting && _("saved on this tablet, no network")}
      {rescueAtHand(sitting) && <RescueButton session={sitting.id} quiet />}
    </p>
  );
}

/** In a running session without network all is as planned: then it waits behind More. */
function rescueAtHand(sitting: Sitting): boolean {
  const { waiting, not_on_server, problem } = sitting.status.value;
  if (problem === "storage" || not_on_server > 0) return true;
  return waiting > 0 && problem !== null && (problem !== "offline" || sitting.state.value.status !== "running");
}

export function problemWords(problem: Exclude<Problem, "offline">): string {
  if (problem === "sign_in") return _("Sign in again to send. Work can go on.");
  if (problem === "no_access") return _("You no longer have access to this session. What you wrote is kept on this tablet: ask the coordinator, or give them a rescue file.");
  if (problem === "device") return _("The server does not take what this tablet sends. Work can go on; tell the coordinator.");
  return _("This tablet cannot save. Write on paper and reload.");
}
