import { Checklist } from "../../parts/checklist";
import { EverythingHere } from "../../parts/everything_here";
import { TopBar } from "../../parts/top_bar";
import type { Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";
import { hourMinute } from "../../words/time";

export function Ended({ sitting }: { sitting: Sitting }) {
  const { status, ended_at } = sitting.state.value;
  const closed = status === "closed" || sitting.kit.session.status === "closed";
  return (
    <div class="room plain">
      <TopBar sitting={sitting} />
      <main class="sheet-view">
        <div class="stack close">
          <h1>{closed ? _("This session is closed") : _("The session has ended")}</h1>
          {ended_at && !closed && (
            <p class="lead">
              {fill(_("Ended at {time}. Now, while it is fresh:"), {
                time: hourMinute(ended_at, sitting.kit.session.time_zone),
              })}
            </p>
          )}
        </div>
        <p class="actions">
          <a class="button primary" href={`#/${sitting.id}/marks`}>
            {_("Check the marks, two minutes")}
          </a>
          <a class="button" href={`#/${sitting.id}/field-note`}>
            {_("Write my field note")}
          </a>
          <a class="button" href={`#/${sitting.id}/desk`}>
            {_("Open the desk")}
          </a>
          {!closed && (
            <button class="quiet" onClick={() => void sitting.act("session.resumed", sitting.id, {})}>
              {_("It goes on: open it again")}
            </button>
          )}
        </p>
        <div class="columns">
          <EverythingHere sitting={sitting} />
          <div class="stack">
            <Checklist sitting={sitting} id="after" />
            <Checklist sitting={sitting} id="ending" />
          </div>
        </div>
      </main>
    </div>
  );
}
