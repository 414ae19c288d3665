import { useSession } from "../../hooks/use_session";
import { MisfitLine } from "../../parts/misfit";
import { _, fill } from "../../words/catalogue";
import type { AnswerWriting } from "./answer_writing";
import { numberWords, waysFor } from "./numbers";

interface Props {
  writing: AnswerWriting;
}

/** Why what was typed is no answer yet, and what can be done about it. It stays in the field as it was typed. */
export function TroubleLines({ writing }: Props) {
  const session = useSession();
  const lost = writing.failed || (writing.typed.value !== null && session.status.value.problem === "storage");
  const trouble = writing.trouble.value;
  return (
    <div aria-live="polite" class="answer-problem">
      {lost && (
        <p class="problem" role="alert">
          {_("This tablet could not save the answer. Keep the paper at hand and do not close this page.")}
        </p>
      )}
      {trouble === "nothing" && (
        <p class="hint">
          {_("Nothing is entered. B: left blank. U: unreadable. P: prefer not to say. Enter again leaves it open.")}
        </p>
      )}
      {trouble === "not_a_number" && (
        <p class="problem-text">
          {_("This is not a number. It stays here as you typed it, and is not an answer yet.")}
        </p>
      )}
      {(trouble === "odd_number" || trouble === "too_long" || trouble === "odd_sign") && (
        <MisfitLine misfit={trouble} />
      )}
      {trouble === "two_ways" && <TwoWays writing={writing} />}
      {(trouble === "outside" || trouble === "not_whole") && <IsItLikeThat writing={writing} />}
    </div>
  );
}

function TwoWays({ writing }: Props) {
  const typed = writing.typed.value ?? "";
  return (
    <p class="actions">
      <span class="problem-text">{fill(_("{typed} can be read in two ways. Which number is it?"), { typed })}</span>
      {waysFor(writing.item, typed).map((way) => (
        <button key={way} class="number" onClick={() => writing.readAs(Number(way))}>
          {numberWords(Number(way))}
        </button>
      ))}
    </p>
  );
}

function IsItLikeThat({ writing }: Props) {
  const { min, max } = writing.item;
  const n = writing.typed.value ?? "";
  return (
    <p class="actions">
      <span class="problem-text">
        {writing.trouble.value === "not_whole"
          ? fill(_("{n} is no whole number. Is it on the paper like that?"), { n })
          : fill(_("{n} is outside {min} to {max}. Is it on the paper like that?"), {
              n,
              min: min ?? "…",
              max: max ?? "…",
            })}
      </span>
      <button onClick={() => writing.keepAsked()}>{_("Yes, keep it")}</button>
    </p>
  );
}
