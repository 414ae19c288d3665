import { useSession } from "../hooks/use_session";
import type { OpenSession } from "../tablet/open_session";
import { problemWords, troubleWords } from "../tablet/trouble_words";
import { _, _n, fill } from "../words/catalogue";
import { RescueButton } from "./rescue_button";

/** "saved", or when something is unsent: on this tablet, on the server, how many to send. */
export function StatusMark() {
  const session = useSession();
  const { waiting, stored_at, sent_at, problem } = session.status.value;
  const time = (at: string | null) => (at ? session.hourMinute(at) : _("not yet"));
  if (problem === "storage") return null;
  return (
    <p class={waiting || problem ? "saved waiting" : "saved"} role="status">
      {waiting ? (
        <>
          <span class="in-full">
            {fill(_("on this tablet {stored}, on the server {sent}, {n} to send"), {
              stored: time(stored_at),
              sent: time(sent_at),
              n: waiting,
            })}
          </span>
          <span class="in-short">{fill(_n("{n} to send", "{n} to send", waiting), { n: waiting })}</span>
        </>
      ) : problem === "offline" ? (
        _("saved on this tablet, no network")
      ) : (
        !problem && _("saved")
      )}
      {problem === "sign_in" && (
        <a class="button quiet" href={`/sign-in?next=${encodeURIComponent(location.pathname + location.hash)}`}>
          {problemWords(problem)}
        </a>
      )}
      {rescueAtHand(session) && <RescueButton session={session.id} quiet />}
    </p>
  );
}

/** In a running session without network all is as planned: then it waits behind More. */
function rescueAtHand(session: OpenSession): boolean {
  const { waiting, problem } = session.status.value;
  if (!waiting || !problem || troubleWords(session).length) return false;
  return problem !== "offline" || session.state.value.status !== "running";
}
