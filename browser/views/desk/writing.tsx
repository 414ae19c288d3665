import { sectionOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import { NoteField, UnderNote } from "../../parts/note_words";
import { WhenWasIt } from "../../parts/when_was_it";
import { _ } from "../../words/catalogue";
import { ALL_KINDS, kindWords, type NoteKind } from "../../words/note_kinds";
import { Counts } from "./counts";
import { SeatStrip } from "./seat_strip";
import { Star } from "./star";
import { useNote } from "./use_note";
import { WhereAndWhen } from "./where_and_when";

/** What is for the moderator alone is written in the room. */
const OFFERED = ALL_KINDS.filter((kind) => kind !== "steer");

/** A strip of seats that logs turns, the kinds, five lines; Enter saves. */
export function Writing({ undo }: { undo: Undo }) {
  const { draft, people, read, kind, count, chosen, about, save } = useNote(undo);
  return (
    <div class="writing-area">
      <QuestionNow />
      <SeatStrip chosen={chosen} about={about} />
      <Kinds kind={kind} setKind={(next) => draft.write({ kind: next })} />
      {kind === "agreement" && <Counts count={count} setCount={(next) => draft.write({ count: next })} />}
      <NoteField draft={draft} read={read} save={save} rows={5} class="note-field" />
      <UnderNote draft={draft} people={people} read={read} />
      <WhenWasIt draft={draft} />
      <div class="write-foot">
        <WhereAndWhen since={draft.now.value.since} />
        <Star undo={undo} />
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
  if (!section) return <p class="topic">{_("No question yet")}</p>;
  const { key_question } = section;
  return (
    <p class="topic">{key_question ? <GuideText item={key_question} /> : <GuideText item={section} field="title" />}</p>
  );
}
