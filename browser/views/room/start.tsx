import { useState } from "preact/hooks";
import { whoCame } from "../../guide/participants";
import { useSession } from "../../hooks/use_session";
import { Checklist } from "../../parts/checklist";
import { PlainHttpNotice } from "../../parts/plain_http";
import { Planned } from "../../parts/planned";
import { TopBar } from "../../parts/top_bar";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";

export function Start() {
  const session = useSession();
  return (
    <div class="room plain">
      <TopBar />
      <main class="sheet-view">
        <PlainHttpNotice />
        <div class="start-row">
          <div class="stack close">
            <h1>{_("Before the start")}</h1>
            <p>
              <b>
                <Planned />
              </b>
            </p>
            <p class="lead">{_("Tick what is done. Nothing here locks; the start is one tap.")}</p>
            <p>
              {signed(session)}
              <br />
              {recording(session)}
            </p>
          </div>
          <Ways />
        </div>
        <div class="columns">
          <Checklist id="before" />
          <Checklist id="opening" />
        </div>
      </main>
    </div>
  );
}

function Ways() {
  const session = useSession();
  const [starting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    await session
      .act("session.started", session.id, { guide_version: session.kit.guide_version })
      .finally(() => setStarting(false));
  };
  return (
    <div class="stack">
      <button class="primary large" onClick={start} disabled={starting}>
        {_("Start the session")}
      </button>
      <p class="actions">
        <a class="button" href={`#/${session.id}/desk`}>
          {_("Open the desk")}
        </a>
        <a class="button" href={`#/${session.id}/prepare`}>
          {_("Is this tablet ready?")}
        </a>
      </p>
    </div>
  );
}

function recording(session: OpenSession): string {
  const runs = Object.values(session.state.value.recorder).find((part) => part.started && !part.stopped);
  return runs
    ? fill(_("Recorder on since {time}."), { time: session.hourMinute(runs.started!) })
    : _("No recorder is on.");
}

function signed(session: OpenSession): string {
  const people = whoCame(session.kit, session.state.value);
  if (!people.length) return _("Nobody is seated yet. The assistant's desk does it.");
  const n = people.filter((person) => person.consent === "recorded").length;
  return fill(_("Signed consent form on record: {n} of {all}"), { n, all: people.length });
}
