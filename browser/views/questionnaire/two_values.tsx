import { useSession } from "../../hooks/use_session";
import { whoAndWhen } from "../../tablet/who_and_when";
import { _ } from "../../words/catalogue";
import { directionOf } from "../../words/language";
import type { Value } from "./answer";
import type { AnswerWriting } from "./answer_writing";
import { valueWords } from "./value_words";

/** Two people read the paper differently: both values are kept until a person looks again. */
export function TwoValues({ writing }: { writing: AnswerWriting }) {
  const session = useSession();
  const { language } = session.kit.session;
  return (
    <div class="versions-area">
      <p>{_("Two values were entered. Both are kept. What does the paper say?")}</p>
      <div class="versions">
        {writing.heads.map((head) => (
          <section key={head.id}>
            <p class="hint">{whoAndWhen(session, head)}</p>
            <p class="written" lang={language} dir={directionOf(language)}>
              {valueWords(writing.item, head.value as Value)}
            </p>
            <button onClick={() => void writing.give(head.value as Value)}>{_("This one stands")}</button>
          </section>
        ))}
      </div>
    </div>
  );
}
