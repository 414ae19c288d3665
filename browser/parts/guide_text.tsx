import { sourceOf } from "../guide/source";
import { useSession } from "../hooks/use_session";
import { _ } from "../words/catalogue";
import { directionOf, languageName } from "../words/language";

type Field = "text" | "title" | "script" | "introduction" | "instruction" | "intent" | "enough" | "purpose";
type Tag = "span" | "p" | "h1" | "h2" | "strong";

/** A thing of the guide; it names its language when it stands in the source language for want of a translation. */
export interface GuideItem {
  id: string;
  language?: string;
}

interface Props {
  item: GuideItem;
  field?: Field;
  as?: Tag;
  class?: string;
}

/** A text of the guide in the guide's own language and direction; the source language, marked, where it has none. */
export function GuideText({ item, field = "text", as: Element = "span", class: look }: Props) {
  const { kit } = useSession();
  const { session } = kit;
  const own = (item as unknown as Record<string, string | undefined>)[field];
  const text = own || sourceOf(kit, item.id, field);
  if (!text) return null;
  const language = own ? (item.language ?? session.language) : session.source_language;
  return (
    <Element class={look} lang={language} dir={directionOf(language)}>
      {text}
      {language !== session.language && <LanguageMark language={language} />}
    </Element>
  );
}

/** Says that a text stands in another language because the translation is missing. */
export function LanguageMark({ language }: { language: string }) {
  const page = document.documentElement;
  return (
    <span class="source-mark" lang={page.lang} dir={directionOf(page.lang)} title={_("Not translated yet")}>
      {languageName(language)}
    </span>
  );
}

/** The same text in the source language, where the guide's language is another one. */
export function SourceText({ item, field = "text" }: { item: GuideItem; field?: Field }) {
  const session = useSession();
  const language = session.kit.session.source_language;
  const text = sourceOf(session.kit, item.id, field);
  if (!text) return null;
  return (
    <p class="source" lang={language} dir={directionOf(language)}>
      {text}
    </p>
  );
}
