import type { Section } from "../../contract/kit";
import { markWords } from "../../guide/mark_words";
import { type Line, linesOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import { madeHere, type Undo } from "../../hooks/use_undo";
import { GuideText, SourceText } from "../../parts/guide_text";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";

interface Props {
  section: Section;
  /** Lines of a section that is only looked at cannot be tapped. */
  live: boolean;
  source: boolean;
  undo: Undo;
}

/** The sub questions as plain lines; a tap on one means asked. */
export function SubLines({ section, live, source, undo }: Props) {
  const session = useSession();
  const lines = linesOf(section, session.state.value);
  if (!lines.length) return null;
  return (
    <ul class="subs" aria-label={_("Sub questions")}>
      {lines.map((line) => (
        <li key={line.id}>
          <SubLine line={line} ask={live ? () => void ask(session, line, undo) : null} />
          {source && !line.added && <SourceText item={line.item} />}
        </li>
      ))}
    </ul>
  );
}

function SubLine({ line, ask }: { line: Line; ask: (() => void) | null }) {
  const marks = wordsOf(useSession(), line);
  const look = `sub ${marks ? "closed" : ""}`;
  const words = (
    <>
      {line.added ? <span class="written">{line.item.text}</span> : <GuideText item={line.item} />}
      {!line.added && <GuideText item={line.item} field="instruction" class="instruction" />}
      <small>
        {[line.taken_out && _("taken out again"), marks || (line.added && _("added here"))].filter(Boolean).join(" · ")}
      </small>
    </>
  );
  if (!ask) return <div class={look}>{words}</div>;
  return (
    <button class={look} onClick={ask}>
      {words}
    </button>
  );
}

/** A second tap changes nothing: it offers to take the first one back. */
async function ask(session: OpenSession, line: Line, undo: Undo): Promise<void> {
  const mark = { mark: "asked" } as const;
  if (session.state.value.subs[line.id]?.asked) {
    undo.show({ said: wordsOf(session, line), change: madeHere(session, line.id, mark) });
    return;
  }
  await undo.act(_("Asked"), "sub.marked", line.id, mark);
}

function wordsOf({ state, hourMinute }: OpenSession, line: Line): string {
  return markWords(state.value.subs[line.id], hourMinute);
}
