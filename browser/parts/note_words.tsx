import type { Numbered } from "../guide/participants";
import type { ReadNote } from "../guide/person_sign";
import type { Draft } from "../tablet/draft";
import { _ } from "../words/catalogue";
import { AsSaved } from "./as_saved";
import { MisfitLine } from "./misfit";

interface FieldProps {
  draft: Draft<{ text: string }>;
  read: ReadNote;
  save: () => void;
  rows: number;
  class?: string;
  placeholder?: string;
}

/** Enter saves; with the shift key it is a new line. Escape takes back whom the words were read to be about. */
export function NoteField({ draft, read, save, rows, class: look, placeholder }: FieldProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape" && read.sign !== null) {
      event.stopPropagation();
      draft.keepAsTyped(true);
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    save();
  };
  return (
    <textarea
      class={look}
      rows={rows}
      dir="auto"
      value={draft.now.value.text}
      onInput={draft.type}
      onKeyDown={press}
      aria-label={_("Note")}
      placeholder={placeholder}
    />
  );
}

interface Props {
  draft: Draft<{ text: string }>;
  people: Numbered[];
  read: ReadNote;
}

/** Under the field: what will be saved, and what cannot be. */
export function UnderNote({ draft, people, read }: Props) {
  const { text, asTyped = false } = draft.now.value;
  return (
    <>
      <AsSaved people={people} typed={text} read={read} asTyped={asTyped} keep={draft.keepAsTyped} />
      <MisfitLine misfit={draft.misfit.value} />
    </>
  );
}
