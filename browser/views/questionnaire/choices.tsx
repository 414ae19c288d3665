import type { PaperQuestion } from "../../contract/kit";
import { useSession } from "../../hooks/use_session";
import { GuideText } from "../../parts/guide_text";
import { _ } from "../../words/catalogue";
import { choose, chosen } from "./answer";
import type { AnswerWriting } from "./answer_writing";
import { onPaper } from "./value_words";

interface Props {
  writing: AnswerWriting;
}

/** The answers to choose from, with the digits that choose them. */
export function Choices({ writing }: Props) {
  const { item, value } = writing;
  const options = item.options ?? [];
  return (
    <ul class="options">
      {options.map((option, index) => (
        <li key={option.id}>
          <label class="choice">
            <input
              type={item.several ? "checkbox" : "radio"}
              name={`${writing.participant} ${item.id}`}
              checked={chosen(value, option.id)}
              onChange={() => void writing.give(choose(item, value, option.id))}
            />
            <Digit n={index + 1} />
            <GuideText item={option} />
          </label>
        </li>
      ))}
      {item.other && <Other writing={writing} n={options.length + 1} />}
    </ul>
  );
}

function Other({ writing, n }: Props & { n: number }) {
  const session = useSession();
  const { value, typed, item } = writing;
  const word = onPaper(session.kit, "Other, please write:", _("Other, please write:"));
  const written = typed.value ?? value?.other;
  return (
    <li class="other">
      <label class="choice" for={`${item.id}-other`}>
        <Digit n={n} />
        <span lang={word.lang}>{word.text}</span>
      </label>
      <input
        id={`${item.id}-other`}
        class="other-text"
        dir="auto"
        autocomplete="off"
        value={written ?? ""}
        onInput={(event) => writing.type(event.currentTarget.value)}
        onBlur={() => writing.finish()}
      />
      {value?.other !== undefined && (
        <button class="quiet" onClick={() => void writing.takeOutOther()}>
          {_("Take it out")}
        </button>
      )}
    </li>
  );
}

export function YesNo({ writing }: Props) {
  const session = useSession();
  return (
    <ul class="options">
      {[true, false].map((yes, index) => {
        const word = yes ? onPaper(session.kit, "Yes", _("Yes")) : onPaper(session.kit, "No", _("No"));
        return (
          <li key={index}>
            <label class="choice">
              <input
                type="radio"
                name={`${writing.participant} ${writing.item.id}`}
                checked={writing.value?.yes === yes}
                onChange={() => void writing.give({ yes })}
              />
              <Digit n={index + 1} />
              <span lang={word.lang}>{word.text}</span>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function Digit({ n }: { n: number }) {
  return n < 10 ? <kbd aria-hidden="true">{n}</kbd> : <span class="no-digit" />;
}

/** The answer that carries this digit; "other" is chosen by writing. */
export function pick(item: PaperQuestion, writing: AnswerWriting, digit: number): boolean {
  if (item.kind === "yes_no" && digit <= 2) void writing.give({ yes: digit === 1 });
  const option = item.kind === "choice" ? item.options?.[digit - 1] : undefined;
  if (option) void writing.give(choose(item, writing.value, option.id));
  return !option && item.kind === "choice" && !!item.other && digit === (item.options?.length ?? 0) + 1;
}
