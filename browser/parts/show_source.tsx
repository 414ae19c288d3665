import { useSession } from "../hooks/use_session";
import { _, fill } from "../words/catalogue";
import { languageName } from "../words/language";
import { Icon } from "./icon";

interface Props {
  shown: boolean;
  show: (shown: boolean) => void;
}

export function ShowSource({ shown, show }: Props) {
  const session = useSession();
  const { language, source_language } = session.kit.session;
  if (language === source_language) return null;
  const words = fill(_("Show {language}"), { language: languageName(source_language) });
  return (
    <button
      class="quiet show-source"
      aria-pressed={shown}
      aria-label={words}
      title={words}
      onClick={() => show(!shown)}
    >
      <Icon name="languages" />
      <span>{words}</span>
    </button>
  );
}
