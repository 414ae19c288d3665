import { labelsOf, type Numbered } from "../guide/participants";
import { type ReadNote, readNote } from "../guide/person_sign";
import { useSession } from "../hooks/use_session";
import { _, fill } from "../words/catalogue";

interface Props {
  people: Numbered[];
  typed: string;
  read: ReadNote;
  asTyped: boolean;
  /** Every word as it was typed, or the sign read again. */
  keep: (asTyped: boolean) => void;
}

/** Under the field while somebody types: whom the note will name, and in which words. */
export function AsSaved({ people, typed, read, asTyped, keep }: Props) {
  const { kit, state } = useSession();
  if (!typed.trim()) return null;
  const label = labelsOf(kit, state.value, read.who);
  const offered = asTyped ? readNote(people, { text: typed, chosen: [], quote: false, asTyped: false }).who : [];
  return (
    <p class="as-saved">
      {label && <b>{label}: </b>}
      <bdi>{read.words.trim()}</bdi>
      {read.sign !== null && (
        <button type="button" class="quiet" onClick={() => keep(true)}>
          {_("Keep as typed")} <kbd>{"Esc"}</kbd>
        </button>
      )}
      {offered.length > 0 && (
        <button type="button" class="quiet" onClick={() => keep(false)}>
          {fill(_("It is about {who}"), { who: labelsOf(kit, state.value, offered) })}
        </button>
      )}
    </p>
  );
}
