import { useSession } from "../../hooks/use_session";
import { _ } from "../../words/catalogue";
import { type LeftOutReason, REASONS, reasonWords } from "../../words/left_out_reasons";

interface ToggleProps {
  words: string;
  on: boolean;
  /** Said under the words, so that the columns stay where they are. */
  at?: string | null | undefined;
  tap: () => void;
}

export function Toggle({ words, on, at, tap }: ToggleProps) {
  const session = useSession();
  return (
    <button class="chip" aria-pressed={on} onClick={tap}>
      {words}
      {at && <small>{session.hourMinute(at)}</small>}
    </button>
  );
}

/** Why it was left out, if somebody wants to say. */
export function Reasons({ chosen, choose }: { chosen: string | undefined; choose: (reason: LeftOutReason) => void }) {
  return (
    <div class="chips reasons" role="group" aria-label={_("Why was it left out?")}>
      <span class="hint">{_("because")}</span>
      {REASONS.map((reason) => (
        <Toggle key={reason} words={reasonWords(reason)} on={chosen === reason} tap={() => choose(reason)} />
      ))}
    </div>
  );
}
