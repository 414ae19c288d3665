import type { Section } from "../../contract/kit";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText, SourceText } from "../../parts/guide_text";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";
import { AssistantMissing } from "./assistant_missing";
import { ReturnsHere } from "./bring_back";
import { QuietLine } from "./quiet_line";
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
        {isNow && <span>{since(session, !section.key_question)}</span>}
      </p>
      <Words section={section} source={source} />
      <QuietLine />
      <AssistantMissing />
      {isNow && <ReturnsHere section={section} undo={undo} />}
      <SubLines section={section} live={isNow} source={source} undo={undo} />
    </div>
  );
}

function since(session: OpenSession, isScript: boolean): string {
  const now = session.state.value.now!;
  const time = session.hourMinute(now.since);
  if (now.how === "drifted") return fill(_("the talk moved here {time}"), { time });
  return fill(isScript ? _("begun {time}") : _("asked {time}"), { time });
}

/** The key question, large; or what is read aloud in a section that has none. */
function Words({ section, source }: { section: Section; source: boolean }) {
  const { key_question, ground_rules = [] } = section;
  if (key_question) {
    return (
      <div class="stack close" key={key_question.id}>
        <GuideText item={key_question} as="h1" class="question" />
        {source && <SourceText item={key_question} />}
        <GuideText item={key_question} field="instruction" as="p" class="instruction" />
      </div>
    );
  }
  return (
    <div class="stack" key={section.id}>
      <GuideText item={section} field="title" as="h1" class="question" />
      <GuideText item={section} field="instruction" as="p" class="instruction" />
      <GuideText item={section} field="script" as="p" class="script" />
      {source && <SourceText item={section} field="script" />}
      {ground_rules.length > 0 && (
        <ul class="rules">
          {ground_rules.map((rule) => (
            <li key={rule.id}>
              <GuideText item={rule} />
              {source && <SourceText item={rule} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
