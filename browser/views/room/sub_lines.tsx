import { type Line, linesOf } from "../../guide/guide";
import { GuideText, SourceText } from "../../parts/guide_text";
import { madeHere, type Undo } from "../../parts/undo_line";
import type { Section, Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";
import { hourMinute } from "../../words/time";

interface Props {
  sitting: Sitting;
  section: Section;
  /** Lines of a section that is only looked at cannot be tapped. */
  live: boolean;
  source: boolean;
  undo: Undo;
}

/** The sub questions as plain lines; a tap on one means asked. */
export function SubLines({ sitting, section, live, source, undo }: Props) {
  const lines = linesOf(section, sitting.state.value);
  if (!lines.length) return null;
  return (
    <ul class="subs" aria-label={_("Sub questions")}>
      {lines.map((line) => (
        <li key={line.id}>
          {live ? (
            <button
              class={`sub ${said(sitting, line.id) ? "closed" : ""}`}
              onClick={() => void ask(sitting, line, undo)}
            >
              <Words sitting={sitting} line={line} />
            </button>
          ) : (
            <div class={`sub ${said(sitting, line.id) ? "closed" : ""}`}>
              <Words sitting={sitting} line={line} />
            </div>
          )}
          {source && !line.added && <SourceText sitting={sitting} item={line.item} />}
        </li>
      ))}
    </ul>
  );
}

function Words({ sitting, line }: { sitting: Sitting; line: Line }) {
  return (
    <>
      {line.added ? <span class="written">{line.item.text}</span> : <GuideText sitting={sitting} item={line.item} />}
      <small>{said(sitting, line.id) || (line.added && _("added here"))}</small>
    </>
  );
}

/** A second tap changes nothing: it offers to take the first one back. */
async function ask(sitting: Sitting, line: Line, undo: Undo): Promise<void> {
  const mark = { mark: "asked" } as const;
  if (sitting.state.value.subs[line.id]?.asked) {
    undo.show({ said: said(sitting, line.id), change: madeHere(sitting, line.id, mark) });
    return;
  }
  await undo.act(_("Asked"), "sub.marked", line.id, mark);
}

/** "came up 14:20 · asked 14:26"; both may be true. */
export function said(sitting: Sitting, sub: string): string {
  const mark = sitting.state.value.subs[sub];
  if (!mark) return "";
  const time = (at: string) => hourMinute(at, sitting.kit.session.time_zone);
  return [
    mark.came_up && fill(_("came up {time}"), { time: time(mark.came_up) }),
    mark.asked && fill(_("asked {time}"), { time: time(mark.asked) }),
    mark.left_out && _("left out"),
  ]
    .filter(Boolean)
    .join(" · ");
}
