import { useId } from "preact/hooks";
import { useSession } from "../../hooks/use_session";

import { _, fill } from "../../words/catalogue";
import type { AnswerWriting } from "./answer_writing";

interface Props {
  writing: AnswerWriting;
}

/** What was typed stays as it was typed, also when it does not fit. */
export function NumberField({ writing }: Props) {
  const session = useSession();
  const { item, typed, value, trouble } = writing;
  const id = useId();
  return (
    <p class="number-line">
      <input
        class="number-field"
        inputmode="decimal"
        autocomplete="off"
        aria-label={item.text}
        aria-describedby={id}
        aria-invalid={trouble.value && trouble.value !== "nothing" ? "true" : undefined}
        value={typed.value ?? value?.written ?? value?.number ?? ""}
        onInput={(event) => writing.type(event.currentTarget.value)}
        onBlur={() => writing.finish()}
      />
      <span lang={session.kit.session.language}>{item.unit}</span>
      <small id={id}>{span(item.min, item.max)}</small>
    </p>
  );
}

function span(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return fill(_("{min} to {max}"), { min, max });
  if (min !== undefined) return fill(_("{min} or more"), { min });
  return max === undefined ? "" : fill(_("{max} or less"), { max });
}

export function WordsField({ writing }: Props) {
  const { item, typed, value } = writing;
  return (
    <textarea
      rows={2}
      dir="auto"
      aria-label={item.text}
      value={typed.value ?? value?.text ?? ""}
      onInput={(event) => writing.type(event.currentTarget.value)}
      onBlur={() => writing.finish()}
    />
  );
}
