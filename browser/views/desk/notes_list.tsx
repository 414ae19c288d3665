import { useState } from "preact/hooks";
import { useDraft } from "../../hooks/use_draft";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import type { Moment, Sitting } from "../../tablet/sitting";
import { _, _n, fill } from "../../words/catalogue";
import { directionOf } from "../../words/language";
import { countWords, kindWords } from "../../words/note_kinds";
import { hourMinute } from "../../words/time";
import { namesOf } from "./writing";

/** What this person may read, newest first; a struck note stays, crossed out, with its reason. */
export function NotesList({ sitting }: { sitting: Sitting }) {
  const [striking, strike] = useState<string | null>(null);
  const all = Object.entries(sitting.state.value.moments);
  const notes = all.filter(([id]) => isReadable(sitting, id)).sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
  return (
    <section class="notes" aria-label={_("Notes")}>
      <ul class="note-list">
        {notes.map(([id, moment]) => (
          <Note key={id} sitting={sitting} moment={moment} strike={() => strike(id)} />
        ))}
      </ul>
      {!notes.length && <p class="hint">{_("Notes stand here, newest first.")}</p>}
      {all.length > notes.length && (
        <p class="hint">
          {fill(_n("{n} note of the moderator's own", "{n} notes of the moderator's own", all.length - notes.length), {
            n: all.length - notes.length,
          })}
        </p>
      )}
      {striking && <Strike sitting={sitting} id={striking} close={() => strike(null)} />}
    </section>
  );
}

/** Own steering notes and comments of the other are theirs until they share them. */
function isReadable(sitting: Sitting, id: string): boolean {
  const moment = sitting.state.value.moments[id]!;
  const own = moment.kind !== "steer" && moment.kind !== "comment";
  return own || moment.person === sitting.me.id || sitting.state.value.shared.includes(id);
}

function Note({ sitting, moment, strike }: { sitting: Sitting; moment: Moment; strike: () => void }) {
  const head = [
    moment.kind === "agreement" ? countWords(moment.count) : "",
    kindWords(moment.kind),
    hourMinute(moment.at, sitting.kit.session.time_zone),
  ];
  return (
    <li class={`note ${moment.kind} ${moment.struck ? "struck" : ""}`}>
      <p class="note-head">
        {moment.who.length > 0 && <b>{namesOf(sitting, moment.who)}</b>} {head.filter(Boolean).join(" · ")}
      </p>
      {moment.texts.text?.map((head) => (
        <p key={head.id} class="written" lang={head.language} dir={head.language ? directionOf(head.language) : "auto"}>
          {head.text}
        </p>
      ))}
      {moment.held && <small>{_("held until the form is here")}</small>}
      {moment.struck ? (
        <small>{fill(_("struck: {reason}"), { reason: moment.struck.reason })}</small>
      ) : (
        <button class="quiet strike" aria-label={_("Strike this note")} onClick={strike}>
          <Icon name="x" />
        </button>
      )}
    </li>
  );
}

function Strike({ sitting, id, close }: { sitting: Sitting; id: string; close: () => void }) {
  const draft = useDraft(sitting, `desk.strike.${id}`);
  const { text } = draft.now.value;
  const strike = (event: Event) => {
    event.preventDefault();
    void draft.save(() => sitting.act("moment.struck", id, { reason: text.trim() }).then(close));
  };
  return (
    <Dialog title={_("Strike this note")} close={close}>
      <form class="stack" onSubmit={strike}>
        <p>{_("It stays in the record, crossed out, and counts no more.")}</p>
        <label class="field">
          {_("Reason")}
          <input value={text} onInput={draft.type} required dir="auto" />
        </label>
        <div class="actions">
          <button class="primary">{_("Strike")}</button>
          <button type="button" onClick={close}>
            {_("Keep it")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
