import { useEffect, useRef } from "preact/hooks";
import { GuideText } from "../../parts/guide_text";
import type { AnswerWriting } from "./answer_writing";
import { Choices, pick, YesNo } from "./choices";
import { Gaps } from "./gaps";
import { type Meaning, meaningOf } from "./keys";
import { TroubleLines } from "./trouble";
import { TwoValues } from "./two_values";
import { NumberField, WordsField } from "./typed";

interface Props {
  writing: AnswerWriting;
  next: () => void;
}

export function Question({ writing, next }: Props) {
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => finishWhenLeft(writing), [writing]);
  const act = (meaning: Meaning, event: KeyboardEvent) => {
    if (!meaning || (meaning === "next" && keepsEnter(event))) return;
    event.preventDefault();
    if (meaning === "next") {
      if (writing.leave()) next();
    } else if ("gap" in meaning) void writing.gap(meaning.gap);
    else if (pick(writing.item, writing, meaning.pick)) box.current?.querySelector<HTMLElement>(".other-text")?.focus();
  };
  return (
    <fieldset class="paper-question" ref={box} onKeyDown={(event) => act(meaningOf(pressed(event)), event)}>
      <legend>
        <GuideText item={writing.item} />
      </legend>
      <GuideText item={writing.item} field="instruction" as="p" class="hint" />
      {writing.two && <TwoValues writing={writing} />}
      {writing.item.kind === "choice" && <Choices writing={writing} />}
      {writing.item.kind === "yes_no" && <YesNo writing={writing} />}
      {writing.item.kind === "number" && <NumberField writing={writing} />}
      {writing.item.kind === "text" && <WordsField writing={writing} />}
      <Gaps writing={writing} />
      <TroubleLines writing={writing} />
    </fieldset>
  );
}

function pressed(event: KeyboardEvent) {
  const { key, code } = event;
  const field = event.target as HTMLElement;
  const number = field.classList.contains("number-field");
  const words = !number && field.matches("textarea, input:not([type=radio], [type=checkbox])");
  const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
  return { key, code, held, typing: number ? ("number" as const) : words ? ("words" as const) : null };
}

/** A button that is not on yet is pressed by Enter. */
function keepsEnter(event: KeyboardEvent): boolean {
  const button = (event.target as HTMLElement).closest("button");
  return button !== null && button.getAttribute("aria-pressed") !== "true";
}

function finishWhenLeft(writing: AnswerWriting): () => void {
  const hide = () => {
    if (document.visibilityState === "hidden") writing.finish();
  };
  document.addEventListener("visibilitychange", hide);
  return () => {
    document.removeEventListener("visibilitychange", hide);
    writing.finish();
  };
}
