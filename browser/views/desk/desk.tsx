import { useState } from "preact/hooks";

import { More } from "../../parts/more_menu";
import { PlainHttpNotice } from "../../parts/plain_http";
import { ShowSource } from "../../parts/show_source";
import { TopBar } from "../../parts/top_bar";
import { UndoLine, useUndo } from "../../parts/undo_line";
import type { Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";
import { NotesList } from "./notes_list";
import { OpenQuestions } from "./open_questions";
import { People } from "./people";
import { QuietSender } from "./quiet_sender";
import { RunningOrder } from "./running_order";
import { Watching } from "./watching";
import { Writing } from "./writing";

type Layout = "watching" | "writing" | "people" | "order";

const LAYOUT = "desk.layout";

/** The assistant's view: who speaks, what was said, what came up; and everything round the session. */
export function Desk({ sitting }: { sitting: Sitting }) {
  const first = sitting.state.value.status === "planned" ? "people" : "watching";
  const [layout, setLayout] = useState((sitting.draft(LAYOUT) as Layout | null) ?? first);
  const [source, setSource] = useState(false);
  const undo = useUndo(sitting);
  const go = (next: Layout) => {
    sitting.keepDraft(LAYOUT, next);
    setLayout(next);
  };
  return (
    <div class={`desk ${layout}`}>
      <TopBar sitting={sitting}>
        <ShowSource sitting={sitting} shown={source} show={setSource} />
        <More sitting={sitting} />
      </TopBar>
      <Layouts layout={layout} go={go} />
      <main class="desk-main">
        <h1 class="hidden-text">{fill(_("Desk of {session}"), { session: sitting.kit.session.code })}</h1>
        <PlainHttpNotice />
        {layout === "watching" && <Watching sitting={sitting} undo={undo} seat={() => go("people")} />}
        {layout === "writing" && <Writing sitting={sitting} undo={undo} />}
        {layout === "people" && <People sitting={sitting} undo={undo} />}
        {layout === "order" && <RunningOrder sitting={sitting} undo={undo} />}
        <UndoLine sitting={sitting} undo={undo} />
      </main>
      <aside class="desk-side" aria-label={_("Questions and notes")}>
        <OpenQuestions sitting={sitting} undo={undo} source={source} />
        <NotesList sitting={sitting} />
        <QuietSender sitting={sitting} />
      </aside>
    </div>
  );
}

function Layouts({ layout, go }: { layout: Layout; go: (layout: Layout) => void }) {
  const names: [Layout, string][] = [
    ["watching", _("Watching")],
    ["writing", _("Writing")],
    ["people", _("People and consent")],
    ["order", _("Recorder and checklists")],
  ];
  return (
    <nav class="layouts" aria-label={_("Desk")}>
      {names.map(([name, words]) => (
        <button key={name} aria-current={layout === name ? "page" : undefined} onClick={() => go(name)}>
          {words}
        </button>
      ))}
    </nav>
  );
}
