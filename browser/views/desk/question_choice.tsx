import { askable } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import { _ } from "../../words/catalogue";

interface Props {
  question: string;
  choose: (question: string) => void;
}

/** To which part of the guide it belongs; to none before the first and after the end. */
export function QuestionChoice({ question, choose }: Props) {
  const { guide, session } = useSession().kit;
  return (
    <label class="field">
      {_("Question")}
      <select value={question} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{_("none")}</option>
        {guide.sections.map((section) => (
          <option key={section.id} value={askable(section)} lang={session.language}>
            {section.title}
          </option>
        ))}
      </select>
    </label>
  );
}
