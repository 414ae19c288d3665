import { useState } from "preact/hooks";
import { useSession } from "../../hooks/use_session";
import { useUndo } from "../../hooks/use_undo";
import { More } from "../../parts/more_menu";
import { PlainHttpNotice } from "../../parts/plain_http";
import { ShowSource } from "../../parts/show_source";
import { TopBar } from "../../parts/top_bar";
import { UndoLine } from "../../parts/undo_line";
import { _, fill } from "../../words/catalogue";
import { NotesList } from "./notes_list";
import { OpenQuestions } from "./open_questions";
import { Participants } from "./participants";
import { QuietSender } from "./quiet_sender";
import { RunningOrder } from "./running_order";
import { Watching } from "./watching";
import { Writing } from "./writing";

type Layout = "watching" | "writing" | "people" | "order";

const LAYOUT = "desk.layout";

/** The assistant's view: who speaks, what was said, what came up; and everything round the session. */
export function Desk() {
  const session = useSession();
  const first = session.state.value.status === "planned" ? "people" : "watching";
  const [layout, setLayout] = useState((session.remembered.read(LAYOUT) as Layout | null) ?? first);
  const [source, setSource] = useState(false);
  const undo = useUndo();
  const go = (next: Layout) => {
    session.remembered.keep(LAYOUT, next);
    setLayout(next);
  };
  return (
    <div class={`desk ${layout}`}>
      <TopBar>
        <ShowSource shown={source} show={setSource} />
        <More />
      </TopBar>
      <Layouts layout={layout} go={go} />
      <main class="desk-main">
        <h1 class="hidden-text">{fill(_("Desk of {session}"), { session: session.kit.session.code })}</h1>
        <PlainHttpNotice />
        {layout === "watching" && <Watching undo={undo} seat={() => go("people")} />}
        {layout === "writing" && <Writing undo={undo} />}
        {layout === "people" && <Participants undo={undo} />}
        {layout === "order" && <RunningOrder undo={undo} />}
        <UndoLine undo={undo} />
      </main>
      <aside class="desk-side" aria-label={_("Questions and notes")}>
        <OpenQuestions undo={undo} source={source} />
        <NotesList undo={undo} />
        <QuietSender />
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
