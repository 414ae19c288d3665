import type { Undo } from "../../hooks/use_undo";
import { NoteField, UnderNote } from "../../parts/note_words";
import { WhenWasIt } from "../../parts/when_was_it";
import { _ } from "../../words/catalogue";
import { Star } from "./star";
import { useNote } from "./use_note";

/** While watching: one line of the same note that Writing has five of, and the star. */
export function NoteLine({ undo }: { undo: Undo }) {
  const { draft, people, read, save } = useNote(undo);
  return (
    <div class="note-line">
      <div>
        <UnderNote draft={draft} people={people} read={read} />
        <WhenWasIt draft={draft} />
      </div>
      <NoteField draft={draft} read={read} save={save} rows={1} placeholder={_("Note in one line, Enter saves")} />
      <Star undo={undo} />
    </div>
  );
}
