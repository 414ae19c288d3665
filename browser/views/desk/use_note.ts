import { participantsOf } from "../../guide/participants";
import { readNote } from "../../guide/person_sign";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { noteMoment } from "../../tablet/notes";
import { _ } from "../../words/catalogue";
import { isQuote, type NoteKind } from "../../words/note_kinds";

const EMPTY = { kind: "gist" as NoteKind, chosen: [] as string[], count: "" };

/** The one note that is begun, in whatever layout. Nothing is said of anybody that was not tapped or typed. */
export function useNote(undo: Undo) {
  const session = useSession();
  const draft = useDraft("desk.note", EMPTY);
  const { text, kind, count, asTyped = false } = draft.now.value;
  const chosen = draft.now.value.chosen ?? [];
  const people = participantsOf(session.kit, session.state.value);
  const read = readNote(people, { text, chosen, quote: isQuote(kind), asTyped });
  const save = () => {
    if (!text.trim() && kind !== "rich" && kind !== "agreement") return;
    const counted = kind === "agreement" && count;
    const payload = { kind, ...(read.who.length && { who: read.who }), ...(counted && { count }) };
    void draft.save(async (begun) => {
      const change = await noteMoment(session, payload, read.words, { ...begun, sign: read.sign });
      undo.show({ said: _("Note saved"), change: change.id });
    });
  };
  const about = (id: string) =>
    draft.write({ chosen: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] });
  return { draft, people, read, kind, count, chosen, about, save };
}
