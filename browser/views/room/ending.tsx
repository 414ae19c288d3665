import { useSession } from "../../hooks/use_session";
import { Checklist } from "../../parts/checklist";
import { ReadBefore } from "../../parts/read_aloud";
import { SummaryAnswer } from "../../parts/summary_answer";
import { TopBar } from "../../parts/top_bar";
import { _ } from "../../words/catalogue";

/** Before the end: the summary confirmed, anything missed, thanks. The session runs on until the last tap. */
export function Ending({ back }: { back: () => void }) {
  const session = useSession();
  return (
    <div class="room plain">
      <TopBar />
      <main class="sheet-view">
        <div class="start-row">
          <div class="stack close">
            <h1>{_("Ending")}</h1>
            <p class="lead">{_("The session runs until you end it. Notes can be added afterwards too.")}</p>
          </div>
          <div class="actions">
            <button onClick={back}>{_("Back to the question now")}</button>
            <button class="primary large" onClick={() => void session.act("session.ended", session.id, {})}>
              {_("End the session")}
            </button>
          </div>
        </div>
        <div class="columns">
          <div class="stack">
            {session.kit.guide.sections
              .filter((section) => section.kind === "ending")
              .map((section) => (
                <ReadBefore key={section.id} section={section} asked={false} />
              ))}
          </div>
          <div class="stack">
            <SummaryAnswer />
            <Checklist id="ending" />
          </div>
        </div>
      </main>
    </div>
  );
}
