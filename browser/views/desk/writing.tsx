import { labelsOf, participantsOf } from "../../guide/participants";
import { sectionOf } from "../../guide/sections";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import { Numbers } from "../../parts/numbers";
import { noteMoment } from "../../tablet/notes";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";
import { ALL_KINDS, isAboutSomeone, kindWords, type NoteKind } from "../../words/note_kinds";
import { Counts } from "./counts";
import { leadingNumber } from "./leading_number";
import { WhereAndWhen } from "./where_and_when";

/** What is for the moderator alone is written in the room. */
const OFFERED = ALL_KINDS.filter((kind) => kind !== "steer");

const EMPTY = { kind: "gist" as NoteKind, chosen: null as string[] | null, count: "most" };

/** A strip of seats, the kinds, five lines; Enter saves. */
export function Writing({ undo }: { undo: Undo }) {
  const session = useSession();
  const draft = useDraft("desk.note", EMPTY);
  const { text, kind, chosen, count } = draft.now.value;
  const { who, words } = readNote(session, text, chosen, kind);
  const save = () => {
    if (!words.trim() && kind !== "rich" && kind !== "agreement") return;
    const payload = { kind, ...(who.length && { who }), ...(kind === "agreement" && { count }) };
    void draft.save(async () => {
      const change = await noteMoment(session, payload, words);
      undo.show({ said: _("Note saved"), change: change.id });
    });
  };
  return (
    <div class="writing-area">
      <QuestionNow />
      <Numbers chosen={who} choose={(who) => draft.write({ chosen: who })} moderator />
      <Kinds kind={kind} setKind={(next) => draft.write({ kind: next })} />
      {kind === "agreement" && <Counts count={count} setCount={(next) => draft.write({ count: next })} />}
      <textarea
        class="note-field"
        rows={5}
        dir="auto"
        value={text}
        onInput={draft.type}
        onKeyDown={(event) => onEnter(event, save)}
        aria-label={_("Note")}
      />
      <div class="write-foot">
        <WhereAndWhen who={labelsOf(session.kit, session.state.value, who)} />
        <button class="primary" onClick={save}>
          {_("Save")}
        </button>
      </div>
    </div>
  );
}

/** Enter saves; with the shift key it is a new line, and while a word is composed it belongs to that. */
function onEnter(event: KeyboardEvent, act: () => void): void {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  act();
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

/** A number that the text begins with sets the seat; else what was tapped; else who spoke last. */
function readNote(
  session: OpenSession,
  text: string,
  chosen: string[] | null,
  kind: NoteKind,
): { who: string[]; words: string } {
  const led = leadingNumber(text);
  const person = led && participantsOf(session.kit, session.state.value).find(({ number }) => number === led.number);
  if (led && person) return { who: [...new Set([person.id, ...(chosen ?? [])])], words: led.rest };
  if (chosen || !isAboutSomeone(kind)) return { who: chosen ?? [], words: text };
  const last = session.state.value.turns.at(-1)?.who;
  const speaker = participantsOf(session.kit, session.state.value).find(({ id }) => id === last);
  return { who: speaker ? [speaker.id] : [], words: text };
}
