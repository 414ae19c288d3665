import type { Payloads } from "../contract/payloads";
import { useSession } from "../hooks/use_session";
import { _, fill } from "../words/catalogue";

type Answer = Payloads["summary.answered"]["answer"];

/** What the group said to the summary: their own check of what was understood, so an answer and not a tick. */
export function SummaryAnswer() {
  const session = useSession();
  const { summary } = session.state.value;
  const given = summary?.answer;
  const chip = (answer: Answer, words: string) => (
    <button
      class="chip"
      aria-pressed={given === answer}
      onClick={() => void session.act("summary.answered", session.id, { answer: given === answer ? "open" : answer })}
    >
      {words}
    </button>
  );
  return (
    <div class="chips summary-answer" role="group" aria-label={_("The group on the summary")}>
      <span class="hint">{_("The group on the summary")}</span>
      {chip("confirmed", _("confirmed"))}
      {chip("corrected", _("corrected"))}
      {chip("not_confirmed", _("not confirmed"))}
      {summary && <small>{fill(_("answered {time}"), { time: session.hourMinute(summary.at) })}</small>}
    </div>
  );
}
