import { GuideText, SourceText } from "../../parts/guide_text";
import type { Undo } from "../../parts/undo_line";
import type { Section, Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";
import { hourMinute } from "../../words/time";
import { AssistantMissing } from "./assistant_missing";
import { ReturnsHere } from "./bring_back";
import { QuietLine } from "./quiet_line";
import { SubLines } from "./sub_lines";

interface Props {
  sitting: Sitting;
  section: Section;
  isNow: boolean;
  looking: boolean;
  source: boolean;
  undo: Undo;
}

export function Stage({ sitting, section, isNow, looking, source, undo }: Props) {
  return (
    <div class="stage" key={section.id} tabIndex={-1}>
      {looking && (
        <p class="looking" role="status">
          {_("Looking ahead. Nothing is recorded.")}
        </p>
      )}
      <p class="topic">
        {section.key_question && <GuideText sitting={sitting} item={section} field="title" />}
        {isNow && <span>{since(sitting, !section.key_question)}</span>}
      </p>
      <Words sitting={sitting} section={section} source={source} />
      <QuietLine sitting={sitting} />
      <AssistantMissing sitting={sitting} />
      {isNow && <ReturnsHere sitting={sitting} section={section} undo={undo} />}
      <SubLines sitting={sitting} section={section} live={isNow} source={source} undo={undo} />
    </div>
  );
}

function since(sitting: Sitting, isScript: boolean): string {
  const now = sitting.state.value.now!;
  const time = hourMinute(now.since, sitting.kit.session.time_zone);
  if (now.how === "drifted") return fill(_("the talk moved here {time}"), { time });
  return fill(isScript ? _("begun {time}") : _("asked {time}"), { time });
}

/** The key question, large; or what is read aloud in a section that has none. */
function Words({ sitting, section, source }: { sitting: Sitting; section: Section; source: boolean }) {
  const { key_question, ground_rules = [] } = section;
  if (key_question) {
    return (
      <div class="stack close" key={key_question.id}>
        <GuideText sitting={sitting} item={key_question} as="h1" class="question" />
        {source && <SourceText sitting={sitting} item={key_question} />}
        <GuideText sitting={sitting} item={key_question} field="instruction" as="p" class="instruction" />
      </div>
    );
  }
  return (
    <div class="stack" key={section.id}>
      <GuideText sitting={sitting} item={section} field="title" as="h1" class="question" />
      <GuideText sitting={sitting} item={section} field="instruction" as="p" class="instruction" />
      <GuideText sitting={sitting} item={section} field="script" as="p" class="script" />
      {source && <SourceText sitting={sitting} item={section} field="script" />}
      {ground_rules.length > 0 && (
        <ul class="rules">
          {ground_rules.map((rule) => (
            <li key={rule.id}>
              <GuideText sitting={sitting} item={rule} />
              {source && <SourceText sitting={sitting} item={rule} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
