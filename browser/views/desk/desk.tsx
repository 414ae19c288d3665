import { useState } from "preact/hooks";
import { COMPACT, useMedia } from "../../hooks/use_media";
import { useSession } from "../../hooks/use_session";
import { type Undo, useUndo } from "../../hooks/use_undo";
import { More } from "../../parts/more_menu";
import { PlainHttpNotice } from "../../parts/plain_http";
import { ShowSource } from "../../parts/show_source";
import { TopBar } from "../../parts/top_bar";
import { UndoLine } from "../../parts/undo_line";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";
import { AfterTheEnd } from "./after_the_end";
import { NotesList } from "./notes_list";
import { OpenQuestions } from "./open_questions";
import { Participants } from "./participants";
import { QuietSender } from "./quiet_sender";
import { RunningOrder } from "./running_order";
import { Watching } from "./watching";
import { Writing } from "./writing";

type Layout = "after" | "watching" | "writing" | "beside" | "people" | "order";

const LAYOUT = "desk.layout";

/** The assistant's view: who speaks, what was said, what came up; and everything round the session. */
export function Desk() {
  const session = useSession();
  const compact = useMedia(COMPACT);
  const [source, setSource] = useState(false);
  const undo = useUndo();
  const { layout, go } = useLayout(compact);
  return (
    <div class={`desk ${layout}`}>
      <TopBar>
        <ShowSource shown={source} show={setSource} />
        <More />
      </TopBar>
      <Layouts layout={layout} compact={compact} go={go} />
      <main class="desk-main">
        <h1 class="hidden-text">{fill(_("Desk of {session}"), { session: session.kit.session.code })}</h1>
        <PlainHttpNotice />
        <InLayout layout={layout} undo={undo} source={source} />
      </main>
      <footer class="desk-foot">
        <UndoLine undo={undo} />
      </footer>
      {!compact && (
        <aside class="desk-side" aria-label={_("Questions and notes")}>
          <Beside undo={undo} source={source} />
        </aside>
      )}
    </div>
  );
}

/**
 * While people sit down and talk the map; after the end what is next, but not under the hands of who is writing. Each
 * until another one is chosen.
 */
function useLayout(compact: boolean): { layout: Layout; go: (next: Layout) => void } {
  const session = useSession();
  const over = isOver(session);
  const key = over ? `${LAYOUT}.over` : LAYOUT;
  const [, again] = useState(0);
  const [before] = useState({ over });
  const remembered = (name: string) => session.remembered.read(name) as Layout | null;
  const stays = over && !before.over && remembered(LAYOUT) === "writing";
  const chosen = remembered(key) ?? (stays ? "writing" : over ? "after" : "watching");
  const go = (next: Layout) => {
    session.remembered.keep(key, next);
    again((n) => n + 1);
  };
  return { layout: chosen === "beside" && !compact ? "watching" : chosen, go };
}

function isOver({ state }: OpenSession): boolean {
  return state.value.status === "ended" || state.value.status === "closed";
}

interface Shown {
  undo: Undo;
  source: boolean;
}

function InLayout({ layout, undo, source }: Shown & { layout: Layout }) {
  if (layout === "after") return <AfterTheEnd />;
  if (layout === "watching") return <Watching undo={undo} />;
  if (layout === "writing") return <Writing undo={undo} />;
  if (layout === "people") return <Participants undo={undo} />;
  if (layout === "order") return <RunningOrder undo={undo} />;
  return (
    <div class="desk-beside">
      <Beside undo={undo} source={source} folded />
    </div>
  );
}

function Beside({ undo, source, folded = false }: Shown & { folded?: boolean }) {
  return (
    <>
      <OpenQuestions undo={undo} source={source} />
      <NotesList undo={undo} />
      <QuietSender folded={folded} />
    </>
  );
}

function Layouts({ layout, compact, go }: { layout: Layout; compact: boolean; go: (layout: Layout) => void }) {
  const session = useSession();
  const { status } = session.state.value;
  const names: [Layout, string][] = [
    ...(isOver(session) ? [["after", _("What is next")] as [Layout, string]] : []),
    ["watching", status === "planned" ? _("Seats") : _("Watching")],
    ["writing", _("Writing")],
    ...(compact ? [["beside", _("Questions and notes")] as [Layout, string]] : []),
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
