import { directionOf } from "../words/language";

interface Props {
  head: { text: string; language?: string };
  class?: string;
  as?: "span" | "p";
}

/** What a person wrote, in the direction of its own language where that is known. */
export function WrittenText({ head, class: look = "written", as: Element = "span" }: Props) {
  return (
    <Element class={look} lang={head.language} dir={head.language ? directionOf(head.language) : "auto"}>
      {head.text}
    </Element>
  );
}
