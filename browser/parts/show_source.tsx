import { useSession } from "../hooks/use_session";
import { _, fill } from "../words/catalogue";
import { languageName } from "../words/language";

interface Props {
  shown: boolean;
  show: (shown: boolean) => void;
}

export function ShowSource({ shown, show }: Props) {
  const session = useSession();
  const { language, source_language } = session.kit.session;
  if (language === source_language) return null;
  return (
    <button class="quiet show-source" aria-pressed={shown} onClick={() => show(!shown)}>
      {fill(_("Show {language}"), { language: languageName(source_language) })}
    </button>
  );
}
