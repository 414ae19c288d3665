import { useEffect, useMemo, useRef } from "preact/hooks";
import { useSession } from "../../hooks/use_session";

import { _, _n, fill } from "../../words/catalogue";
import { isAnswered } from "./answer";
import { AnswerWriting } from "./answer_writing";
import type { Paper as PaperFacts } from "./pile";
import { Question } from "./question";

interface Props {
  paper: PaperFacts;
  done: () => void;
}

/** One participant's questionnaire, in the order of the paper. */
export function Paper({ paper, done }: Props) {
  const session = useSession();
  const { questions } = session.kit.questionnaire;
  const writings = useMemo(
    () => questions.map((item) => new AnswerWriting(session, paper.participant, item)),
    [paper.participant],
  );
  const form = useRef<HTMLDivElement>(null);
  const focus = (index: number) => focusQuestion(form.current, index);
  useEffect(() => focus(0), [paper.participant]);
  const firstOpen = () => writings.findIndex((writing) => !isAnswered(writing.value));
  const complete = async () => {
    if (firstOpen() >= 0) return focus(firstOpen());
    if (!paper.complete) await session.act("questionnaire.completed", paper.participant, {});
    done();
  };
  const after = (index: number) => {
    if (index + 1 < writings.length) focus(index + 1);
    else void complete();
  };
  const left = writings.filter((writing) => !isAnswered(writing.value)).length;
  return (
    <div class="paper" ref={form}>
      <PaperHead paper={paper} left={left} />
      {writings.map((writing, index) => (
        <Question key={`${paper.participant} ${writing.item.id}`} writing={writing} next={() => after(index)} />
      ))}
      <p class="actions">
        <button class={left ? "" : "primary"} onClick={complete}>
          {!left ? fill(_("{name} is complete, next one"), { name: `P${paper.number}` }) : _("Go to what is open")}
        </button>
      </p>
    </div>
  );
}

function PaperHead({ paper, left }: { paper: PaperFacts; left: number }) {
  return (
    <>
      <h2>
        P{paper.number}{" "}
        <small>
          {paper.complete ? _("complete") : fill(_n("{n} question open", "{n} questions open", left), { n: left })}
        </small>
      </h2>
      {paper.held && (
        <p class="notice">
          {_("No consent form on record: what you enter is kept, and joins when the form is recorded.")}
        </p>
      )}
    </>
  );
}

/** On what is chosen, else on the first thing to choose or to write in. */
function focusQuestion(form: HTMLElement | null, index: number): void {
  const question = form?.querySelectorAll("fieldset")[index];
  const field =
    question?.querySelector<HTMLElement>("input:checked") ??
    question?.querySelector<HTMLElement>("input, textarea, button");
  field?.focus({ preventScroll: true });
  if (field instanceof HTMLInputElement && field.classList.contains("number-field")) field.select();
  question?.scrollIntoView({ block: "nearest" });
}
