import { participantsOf } from "../../guide/participants";
import { readNote } from "../../guide/person_sign";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { NoteField, UnderNote } from "../../parts/note_words";
import { Numbers } from "../../parts/numbers";
import { TimedDrawer } from "../../parts/timed_drawer";
import { noteMoment } from "../../tablet/notes";
import { _ } from "../../words/catalogue";
import { NOTE_DRAFT } from "./drawer";

const EMPTY = { kind: "steer" as "steer" | "gist", who: [] as string[] };

/** Her own steering note, which stays hers, or a note of what was said. */
export function NoteDrawer({ undo, close }: { undo: Undo; close: () => void }) {
  const session = useSession();
  const draft = useDraft(NOTE_DRAFT, EMPTY);
  const { text, kind, who, asTyped = false } = draft.now.value;
  const people = kind === "gist" ? participantsOf(session.kit, session.state.value) : [];
  const read = readNote(people, { text, chosen: kind === "gist" ? who : [], quote: false, asTyped });
  const save = () => {
    if (!text.trim()) return;
    void draft.save(async (begun) => {
      const payload = { kind, ...(read.who.length && { who: read.who }) };
      const change = await noteMoment(session, payload, read.words, { ...begun, sign: read.sign });
      undo.show({ said: _("Note saved"), change: change.id });
      close();
    });
  };
  return (
    <TimedDrawer label={_("Note")} close={close}>
      <div class="chips" role="group" aria-label={_("Kind of note")}>
        <button class="chip" aria-pressed={kind === "steer"} onClick={() => draft.write({ kind: "steer" })}>
          {_("For me")}
        </button>
        <button class="chip" aria-pressed={kind === "gist"} onClick={() => draft.write({ kind: "gist" })}>
          {_("What was said")}
        </button>
      </div>
      {kind === "gist" && <Numbers chosen={who} choose={(who) => draft.write({ who })} />}
      <div class="in-line">
        <NoteField draft={draft} read={read} save={save} rows={2} />
        <button class="primary" onClick={save}>
          {_("Save")}
        </button>
      </div>
      <UnderNote draft={draft} people={people} read={read} />
      {kind === "steer" && <OwnNotes />}
    </TimedDrawer>
  );
}

function OwnNotes() {
  const session = useSession();
  const own = Object.entries(session.state.value.moments)
    .filter(([, moment]) => moment.kind === "steer" && moment.person === session.me.id && !moment.struck)
    .sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
  if (!own.length) return null;
  return (
    <ul class="quiet-list own-notes">
      {own.slice(0, 6).map(([id, moment]) => (
        <li key={id}>
          <small>{session.hourMinute(moment.at)}</small>{" "}
          {moment.texts.text?.map((head) => (
            <span class="written" key={head.id}>
              {head.text}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
