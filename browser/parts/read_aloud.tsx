import type { Section } from "../contract/kit";
import { _ } from "../words/catalogue";
import { GuideText, SourceText } from "./guide_text";

interface Props {
  section: Section;
  source?: boolean;
}

/** What is read aloud in a section, its rules, and what the moderator is to do there. */
export function ReadAloud({ section, source = false }: Props) {
  const { ground_rules = [] } = section;
  return (
    <>
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
    </>
  );
}

/** The same beside a key question: above it and open until it was asked, one tap away afterwards. */
export function ReadBefore({ section, source = false, asked }: Props & { asked: boolean }) {
  if (!section.script && !section.instruction && !section.ground_rules?.length) return null;
  return (
    <details class="read-before" open={!asked}>
      <summary>{section.script ? _("To read aloud") : _("What to do here")}</summary>
      <div class="stack close">
        <ReadAloud section={section} source={source} />
      </div>
    </details>
  );
}
