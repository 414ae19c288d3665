import { NOTE_KINDS } from "../../contract/facts";
import { everyone, numberOf, sectionOf } from "../../guide/guide";
import { useDraft } from "../../hooks/use_draft";
import { GuideText } from "../../parts/guide_text";
import { Numbers } from "../../parts/numbers";
import type { Undo } from "../../parts/undo_line";
import { noteMoment } from "../../tablet/notes";
import type { Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";
import { isAboutSomeone, kindWords, type NoteKind } from "../../words/note_kinds";
import { Counts } from "./counts";
import { leadingNumber } from "./leading_number";
import { WhereAndWhen } from "./where_and_when";

/** What is for the moderator alone is written in the room. */
const OFFERED = NOTE_KINDS.filter((kind) => kind !== "steer");

const EMPTY = { kind: "gist" as NoteKind, chosen: null as string[] | null, count: "most" };

/** A strip of seats, the kinds, five lines; Enter saves. */
export function Writing({ sitting, undo }: { sitting: Sitting; undo: Undo }) {
  const draft = useDraft(sitting, "desk.note", EMPTY);
  const { text, kind, chosen, count } = draft.now.value;
  const { who, words } = readNote(sitting, text, chosen, kind);
  const save = () => {
    if (!words.trim() && kind !== "rich" && kind !== "agreement") return;
    const payload = { kind, ...(who.length && { who }), ...(kind === "agreement" && { count }) };
    void draft.save(async () => {
      const change = await noteMoment(sitting, payload, words);
      undo.show({ said: _("Note saved"), change: change.id });
    });
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
  };
  return (
    <div class="writing-area">
      <QuestionNow sitting={sitting} />
      <Numbers sitting={sitting} chosen={who} choose={(who) => draft.write({ chosen: who })} moderator />
      <Kinds kind={kind} setKind={(next) => draft.write({ kind: next })} />
      {kind === "agreement" && (
        <Counts sitting={sitting} count={count} setCount={(next) => draft.write({ count: next })} />
      )}
      <textarea
        class="note-field"
        rows={5}
        dir="auto"
        value={text}
        onInput={draft.type}
        onKeyDown={keys}
        aria-label={_("Note")}
      />
      <div class="write-foot">
        <WhereAndWhen sitting={sitting} who={namesOf(sitting, who)} />
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

function QuestionNow({ sitting }: { sitting: Sitting }) {
  const section = sectionOf(sitting.kit, sitting.state.value.now?.question);
  if (!section) return <p class="topic">{_("No question is now")}</p>;
  const { key_question } = section;
  return (
    <p class="topic">
      {key_question ? (
        <GuideText sitting={sitting} item={key_question} />
      ) : (
        <GuideText sitting={sitting} item={section} field="title" />
      )}
    </p>
  );
}

/** A number that the text begins with sets the seat; else what was tapped; else who spoke last. */
function readNote(
  sitting: Sitting,
  text: string,
  chosen: string[] | null,
  kind: NoteKind,
): { who: string[]; words: string } {
  const led = leadingNumber(text);
  const person = led && everyone(sitting.kit, sitting.state.value).find(({ number }) => number === led.number);
  if (led && person) return { who: [...new Set([person.id, ...(chosen ?? [])])], words: led.rest };
  if (chosen || !isAboutSomeone(kind)) return { who: chosen ?? [], words: text };
  const last = sitting.state.value.turns.at(-1)?.who;
  const speaker = everyone(sitting.kit, sitting.state.value).find(({ id }) => id === last);
  return { who: speaker ? [speaker.id] : [], words: text };
}

export function namesOf(sitting: Sitting, who: string[]): string {
  const people = everyone(sitting.kit, sitting.state.value);
  return who
    .map((one) => (one === "moderator" ? _("Moderator") : (numberOf(people, one) ?? _("a participant"))))
    .join(", ");
}
