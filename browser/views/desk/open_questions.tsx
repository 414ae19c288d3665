import { useEffect, useState } from "preact/hooks";

import { askable, type Line, linesOf, sectionOf } from "../../guide/guide";
import { GuideText, SourceText } from "../../parts/guide_text";
import { madeHere, type Undo } from "../../parts/undo_line";
import type { Section, Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";
import { said } from "../room/sub_lines";

interface Props {
  sitting: Sitting;
  undo: Undo;
  source: boolean;
}

/** Sub questions of the section now (or one looked at): came up is one tap, and this mark is the assistant's. */
export function OpenQuestions({ sitting, undo, source }: Props) {
  const { sections } = sitting.kit.guide;
  const now = sectionOf(sitting.kit, sitting.state.value.now?.question);
  const [looked, look] = useState<string | null>(null);
  useEffect(() => look(null), [now?.id]);
  const section =
    sections.find(({ id }) => id === looked) ??
    now ??
    sections.find((one) => one.sub_questions?.length) ??
    sections[0]!;
  return (
    <section class="open-questions">
      <select
        value={section.id}
        aria-label={_("Section")}
        lang={sitting.kit.session.language}
        onChange={(event) => look(event.currentTarget.value)}
      >
        {sections.map((one) => (
          <option key={one.id} value={one.id}>
            {one === now ? `● ${one.title}` : one.title}
          </option>
        ))}
      </select>
      {section !== now && <MovedHere sitting={sitting} section={section} undo={undo} />}
      <ul class="opens">
        {linesOf(section, sitting.state.value).map((line) => (
          <OpenLine key={line.id} sitting={sitting} line={line} undo={undo} source={source} />
        ))}
      </ul>
    </section>
  );
}

function MovedHere({ sitting, section, undo }: { sitting: Sitting; section: Section; undo: Undo }) {
  if (sitting.state.value.status !== "running") return null;
  const move = () => void undo.act(_("The talk has moved"), "question.now", askable(section), { how: "drifted" });
  return <button onClick={move}>{_("The talk has moved here")}</button>;
}

function OpenLine({ sitting, line, undo, source }: { sitting: Sitting; line: Line; undo: Undo; source: boolean }) {
  const marked = said(sitting, line.id);
  const cameUp = sitting.state.value.subs[line.id]?.came_up;
  const mark = async () => {
    const payload = { mark: "came_up" } as const;
    if (cameUp) undo.show({ said: marked, change: madeHere(sitting, line.id, payload) });
    else await undo.act(_("came up"), "sub.marked", line.id, payload);
  };
  return (
    <li class={marked ? "closed" : ""}>
      <button class="open-line" onClick={mark}>
        <span>
          {line.added ? (
            <span class="written">{line.item.text}</span>
          ) : (
            <GuideText sitting={sitting} item={line.item} />
          )}
          {source && !line.added && <SourceText sitting={sitting} item={line.item} />}
        </span>
        <span class={marked ? "came-up yes" : "came-up"}>{marked || _("came up")}</span>
      </button>
    </li>
  );
}
