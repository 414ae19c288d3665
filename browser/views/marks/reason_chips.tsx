import { _ } from "../../words/catalogue";
import { type LeftOutReason, REASONS, reasonWords } from "../../words/left_out_reasons";

export function Toggle({ words, on, tap }: { words: string; on: boolean; tap: () => void }) {
  return (
    <button class="chip" aria-pressed={on} onClick={tap}>
      {words}
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
