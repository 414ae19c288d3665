import type { Sitting } from "../tablet/sitting";
import { _, fill } from "../words/catalogue";
import { languageName } from "../words/language";

interface Props {
  sitting: Sitting;
  shown: boolean;
  show: (shown: boolean) => void;
}

export function ShowSource({ sitting, shown, show }: Props) {
  const { language, source_language } = sitting.kit.session;
  if (language === source_language) return null;
  return (
    <button class="quiet show-source" aria-pressed={shown} onClick={() => show(!shown)}>
      {fill(_("Show {language}"), { language: languageName(source_language) })}
    </button>
  );
}
