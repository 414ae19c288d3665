import type { Sitting } from "../tablet/sitting";
import { _, fill } from "../words/catalogue";
import { hourMinute } from "../words/time";
import { RescueButton } from "./rescue_button";
import { problemWords, troubleWords } from "./trouble";

/** "saved", or when something is unsent: on this tablet, on the server, how many to send. */
export function StatusMark({ sitting }: { sitting: Sitting }) {
  const { waiting, stored_at, sent_at, problem } = sitting.status.value;
  const time = (at: string | null) => (at ? hourMinute(at, sitting.kit.session.time_zone) : _("not yet"));
  if (problem === "storage") return null;
  return (
    <p class={waiting || problem ? "saved waiting" : "saved"} role="status">
      {waiting
        ? fill(_("on this tablet {stored}, on the server {sent}, {n} to send"), {
            stored: time(stored_at),
            sent: time(sent_at),
            n: waiting,
          })
        : problem === "offline"
          ? _("saved on this tablet, no network")
          : !problem && _("saved")}
      {problem === "sign_in" && (
        <a class="button quiet" href={`/sign-in?next=${encodeURIComponent(location.pathname + location.hash)}`}>
          {problemWords(problem)}
        </a>
      )}
      {rescueAtHand(sitting) && <RescueButton session={sitting.id} quiet />}
    </p>
  );
}

/** In a running session without network all is as planned: then it waits behind More. */
function rescueAtHand(sitting: Sitting): boolean {
  const { waiting, problem } = sitting.status.value;
  if (!waiting || !problem || troubleWords(sitting).length) return false;
  return problem !== "offline" || sitting.state.value.status !== "running";
}
