import type { Section } from "../../contract/kit";
import { reachedBy } from "../../guide/outcome";
import { sectionOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText, SourceText } from "../../parts/guide_text";
import { ReadAloud, ReadBefore } from "../../parts/read_aloud";
import { SummaryAnswer } from "../../parts/summary_answer";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";
import { AssistantMissing } from "./assistant_missing";
import { QuietLine } from "./quiet_line";
import { ReturnsHere } from "./returns";
import { SubLines } from "./sub_lines";

interface Props {
  section: Section;
  isNow: boolean;
  looking: boolean;
  source: boolean;
  undo: Undo;
}

export function SectionView({ section, isNow, looking, source, undo }: Props) {
  const session = useSession();
  return (
    <div class="section-view" key={section.id} tabIndex={-1}>
      {looking && (
        <p class="looking" role="status">
          {_("Looking ahead. Nothing is recorded.")}
        </p>
      )}
      <p class="topic">
        {section.key_question && <GuideText item={section} field="title" />}
        {isNow && <span>{since(session)}</span>}
      </p>
      <Words section={section} source={source} />
      {section.kind === "ending" && isNow && <SummaryAnswer />}
      <QuietLine />
      <AssistantMissing />
      {isNow && <ReturnsHere section={section} undo={undo} />}
      <SubLines section={section} live={isNow} source={source} undo={undo} />
    </div>
  );
}

function since(session: OpenSession): string {
  const { now, nows } = session.state.value;
  const { how, since } = reachedBy(nows, now!.question) ?? now!;
  const time = session.hourMinute(since);
  if (how === "drifted") return fill(_("the talk moved here {time}"), { time });
  const isScript = sectionOf(session.kit, now!.question)?.id === now!.question;
  return fill(isScript ? _("begun {time}") : _("asked {time}"), { time });
}

/** The key question, large, under what is read aloud before it; or what is read aloud alone. */
function Words({ section, source }: { section: Section; source: boolean }) {
  const session = useSession();
  const { key_question } = section;
  if (!key_question) {
    return (
      <div class="stack" key={section.id}>
        <GuideText item={section} field="title" as="h1" class="question" />
        <ReadAloud section={section} source={source} />
      </div>
    );
  }
  return (
    <div class="stack close" key={key_question.id}>
      <ReadBefore section={section} source={source} asked={isAsked(session, key_question.id)} />
      <GuideText item={key_question} as="h1" class="question" />
      {source && <SourceText item={key_question} />}
      <GuideText item={key_question} field="instruction" as="p" class="instruction" />
    </div>
  );
}

function isAsked(session: OpenSession, question: string): boolean {
  return reachedBy(session.state.value.nows, question) !== null;
}
