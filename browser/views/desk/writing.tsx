import { participantsOf } from "../../guide/participants";
import { readNote } from "../../guide/person_sign";
import { sectionOf } from "../../guide/sections";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import { NoteField, UnderNote } from "../../parts/note_words";
import { Numbers } from "../../parts/numbers";
import { WhenWasIt } from "../../parts/when_was_it";
import { noteMoment } from "../../tablet/notes";
import { _ } from "../../words/catalogue";
import { ALL_KINDS, isQuote, kindWords, type NoteKind } from "../../words/note_kinds";
import { Counts } from "./counts";
import { WhereAndWhen } from "./where_and_when";

/** What is for the moderator alone is written in the room. */
const OFFERED = ALL_KINDS.filter((kind) => kind !== "steer");

const EMPTY = { kind: "gist" as NoteKind, chosen: [] as string[], count: "" };

/** A strip of seats, the kinds, five lines; Enter saves. Nothing is said of anybody that was not tapped or typed. */
export function Writing({ undo }: { undo: Undo }) {
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
  return (
    <div class="writing-area">
      <QuestionNow />
      <Numbers chosen={chosen} choose={(who) => draft.write({ chosen: who })} moderator />
      <Kinds kind={kind} setKind={(next) => draft.write({ kind: next })} />
      {kind === "agreement" && <Counts count={count} setCount={(next) => draft.write({ count: next })} />}
      <NoteField draft={draft} read={read} save={save} rows={5} class="note-field" />
      <UnderNote draft={draft} people={people} read={read} />
      <WhenWasIt draft={draft} />
      <div class="write-foot">
        <WhereAndWhen since={draft.now.value.since} />
        <button class="primary" onClick={save}>
          {_("Save")}
        </button>
      </div>
    </div>
  );
}

function Kinds({ kind, setKind }: { kind: NoteKind; setKind: (kind: NoteKind) => void }) {
  return (
    <div class="chips" role="group" aria-label={_("Kind of note")}>
      {OFFERED.map((name) => (
        <button key={name} class={`chip ${name}`} aria-pressed={kind === name} onClick={() => setKind(name)}>
          {kindWords(name)}
        </button>
      ))}
    </div>
  );
}

function QuestionNow() {
  const session = useSession();
  const section = sectionOf(session.kit, session.state.value.now?.question);
  if (!section) return <p class="topic">{_("No question is now")}</p>;
  const { key_question } = section;
  return (
    <p class="topic">{key_question ? <GuideText item={key_question} /> : <GuideText item={section} field="title" />}</p>
  );
}
