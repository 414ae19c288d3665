import { useSession } from "../../hooks/use_session";
import { Checklist } from "../../parts/checklist";
import { EverythingHere } from "../../parts/everything_here";
import { TopBar } from "../../parts/top_bar";
import { WentOn } from "../../parts/went_on";
import { _, fill } from "../../words/catalogue";

export function Ended() {
  const session = useSession();
  const { status, ended_at } = session.state.value;
  const closed = status === "closed" || session.kit.session.status === "closed";
  return (
    <div class="room plain">
      <TopBar />
      <main class="sheet-view">
        <div class="stack close">
          <h1>{closed ? _("This session is closed") : _("The session has ended")}</h1>
          {ended_at && !closed && (
            <p class="lead">
              {fill(_("Ended at {time}. Now, while it is fresh:"), {
                time: session.hourMinute(ended_at),
              })}
            </p>
          )}
          <WentOn />
        </div>
        <WhatNext closed={closed} />
        <div class="columns">
          <EverythingHere />
          <div class="stack">
            <Checklist id="after" />
            <Checklist id="ending" />
          </div>
        </div>
      </main>
    </div>
  );
}

function WhatNext({ closed }: { closed: boolean }) {
  const session = useSession();
  return (
    <p class="actions">
      <a class="button primary" href={`#/${session.id}/marks`}>
        {_("Check the marks, two minutes")}
      </a>
      <a class="button" href={`#/${session.id}/field-note`}>
        {_("Write my field note")}
      </a>
      <a class="button" href={`#/${session.id}/desk`}>
        {_("Open the desk")}
      </a>
      <a class="button" href={`/sessions/${session.id}/record`}>
        {_("Record (needs network)")}
      </a>
      {!closed && (
        <button class="quiet" onClick={() => void session.act("session.resumed", session.id, {})}>
          {_("It goes on: open it again")}
        </button>
      )}
    </p>
  );
}
