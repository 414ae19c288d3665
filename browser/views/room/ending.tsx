import { Checklist } from "../../parts/checklist";
import { TopBar } from "../../parts/top_bar";
import type { Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";

/** Before the end: the summary confirmed, anything missed, thanks. The session runs on until the last tap. */
export function Ending({ sitting, back }: { sitting: Sitting; back: () => void }) {
  return (
    <div class="room plain">
      <TopBar sitting={sitting} />
      <main class="sheet-view">
        <div class="start-row">
          <div class="stack close">
            <h1>{_("Ending")}</h1>
            <p class="lead">{_("The session runs until you end it. Notes can be added afterwards too.")}</p>
          </div>
          <div class="actions">
            <button onClick={back}>{_("Back to the question now")}</button>
            <button class="primary large" onClick={() => void sitting.act("session.ended", sitting.id, {})}>
              {_("End the session")}
            </button>
          </div>
        </div>
        <Checklist sitting={sitting} id="ending" />
      </main>
    </div>
  );
}
