import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Numbers } from "../../parts/numbers";
import { TimedDrawer } from "../../parts/timed_drawer";
import { noteMoment } from "../../tablet/notes";
import { _ } from "../../words/catalogue";

const EMPTY = { kind: "steer" as "steer" | "gist", who: [] as string[] };

/** Her own steering note, which stays hers, or a note of what was said. */
export function NoteDrawer({ undo, close }: { undo: Undo; close: () => void }) {
  const session = useSession();
  const draft = useDraft("room.note", EMPTY);
  const { text, kind, who } = draft.now.value;
  const save = () => {
    if (!text.trim()) return;
    void draft.save(async () => {
      const change = await noteMoment(session, { kind, ...(kind === "gist" && who.length && { who }) }, text);
      undo.show({ said: _("Note saved"), change: change.id });
      close();
    });
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save();
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
        <textarea rows={2} dir="auto" value={text} onInput={draft.type} onKeyDown={enter} aria-label={_("Note")} />
        <button class="primary" onClick={save}>
          {_("Save")}
        </button>
      </div>
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
