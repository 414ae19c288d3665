import { useEffect, useState } from "preact/hooks";
import type { Section } from "../../contract/kit";
import { markWords } from "../../guide/mark_words";
import { askable, type Line, linesOf, sectionOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import { madeHere, type Undo } from "../../hooks/use_undo";
import { GuideText, SourceText } from "../../parts/guide_text";
import { _ } from "../../words/catalogue";

interface Props {
  undo: Undo;
  source: boolean;
}

/** Sub questions of the section now (or one looked at): came up is one tap, and this mark is the assistant's. */
export function OpenQuestions({ undo, source }: Props) {
  const session = useSession();
  const { sections } = session.kit.guide;
  const now = sectionOf(session.kit, session.state.value.now?.question);
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
        lang={session.kit.session.language}
        onChange={(event) => look(event.currentTarget.value)}
      >
        {sections.map((one) => (
          <option key={one.id} value={one.id}>
            {one === now ? `● ${one.title}` : one.title}
          </option>
        ))}
      </select>
      {section !== now && <MovedHere section={section} undo={undo} />}
      <ul class="opens">
        {linesOf(section, session.state.value).map((line) => (
          <OpenLine key={line.id} line={line} undo={undo} source={source} />
        ))}
      </ul>
    </section>
  );
}

function MovedHere({ section, undo }: { section: Section; undo: Undo }) {
  const session = useSession();
  if (session.state.value.status !== "running") return null;
  const move = () => void undo.act(_("The talk has moved"), "question.now", askable(section), { how: "drifted" });
  return <button onClick={move}>{_("The talk has moved here")}</button>;
}

function OpenLine({ line, undo, source }: { line: Line; undo: Undo; source: boolean }) {
  const session = useSession();
  const marked = markWords(session.state.value.subs[line.id], session.hourMinute);
  const cameUp = session.state.value.subs[line.id]?.came_up;
  const mark = async () => {
    const payload = { mark: "came_up" } as const;
    if (cameUp) undo.show({ said: marked, change: madeHere(session, line.id, payload) });
    else await undo.act(_("came up"), "sub.marked", line.id, payload);
  };
  return (
    <li class={marked ? "closed" : ""}>
      <button class="open-line" onClick={mark}>
        <span>
          {line.added ? <span class="written">{line.item.text}</span> : <GuideText item={line.item} />}
          {source && !line.added && <SourceText item={line.item} />}
        </span>
        <span class={marked ? "came-up yes" : "came-up"}>{marked || _("came up")}</span>
      </button>
    </li>
  );
}
