import { useState } from "preact/hooks";
import { everyone } from "../../guide/guide";
import { Checklist } from "../../parts/checklist";
import { PlainHttpNotice } from "../../parts/plain_http";
import { TopBar } from "../../parts/top_bar";
import type { Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";

export function Start({ sitting }: { sitting: Sitting }) {
  const [starting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    await sitting
      .act("session.started", sitting.id, { guide_version: sitting.kit.guide_version })
      .finally(() => setStarting(false));
  };
  return (
    <div class="room plain">
      <TopBar sitting={sitting} />
      <main class="sheet-view">
        <PlainHttpNotice />
        <div class="start-row">
          <div class="stack close">
            <h1>{_("Before the start")}</h1>
            <p class="lead">{_("Tick what is done. Nothing here locks; the start is one tap.")}</p>
            <p>{signed(sitting)}</p>
          </div>
          <button class="primary large" onClick={start} disabled={starting}>
            {_("Start the session")}
          </button>
        </div>
        <div class="columns">
          <Checklist sitting={sitting} id="before" />
          <Checklist sitting={sitting} id="opening" />
        </div>
        <p class="actions">
          <a class="button" href={`#/${sitting.id}/prepare`}>
            {_("Is this tablet ready?")}
          </a>
          <a class="button" href={`#/${sitting.id}/desk`}>
            {_("Open the desk")}
          </a>
        </p>
      </main>
    </div>
  );
}

function signed(sitting: Sitting): string {
  const people = everyone(sitting.kit, sitting.state.value).filter((person) => person.consent !== "withdrawn");
  if (!people.length) return _("Nobody has a number yet. The assistant's desk gives them.");
  const n = people.filter((person) => person.consent === "recorded").length;
  return fill(_("Signed consent form on record: {n} of {all}"), { n, all: people.length });
}
