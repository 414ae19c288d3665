import { useState } from "preact/hooks";
import type { Moment } from "../../contract/state";
import { labelsOf } from "../../guide/participants";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Dialog } from "../../parts/dialog";
import { Icon } from "../../parts/icon";
import { MisfitLine } from "../../parts/misfit";
import { WrittenText } from "../../parts/written_text";
import { correctedAt } from "../../record/corrected";
import type { OpenSession } from "../../tablet/open_session";
import { timeOfNote } from "../../tablet/paper_words";
import { _, _n, fill } from "../../words/catalogue";
import { countWords, kindWords } from "../../words/note_kinds";
import { CorrectNote } from "./correct_note";
import { TurnsList } from "./turns_list";

/** What this person may read, newest first; a struck note stays, crossed out, with its reason. */
export function NotesList({ undo }: { undo: Undo }) {
  const session = useSession();
  const [correcting, correct] = useState<string | null>(null);
  const [striking, strike] = useState<string | null>(null);
  const all = Object.entries(session.state.value.moments);
  const notes = all.filter(([id]) => isReadable(session, id)).sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
  return (
    <section class="notes" aria-label={_("Notes")}>
      <ul class="note-list">
        {notes.map(([id, moment]) => (
          <Note key={id} id={id} moment={moment} open={() => correct(id)} strike={() => strike(id)} />
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
      <TurnsList undo={undo} />
      {correcting && (
        <CorrectNote
          id={correcting}
          moment={session.state.value.moments[correcting]!}
          undo={undo}
          close={() => correct(null)}
        />
      )}
      {striking && <Strike id={striking} close={() => strike(null)} />}
    </section>
  );
}

/** Own steering notes and comments of the other are theirs until they share them. */
function isReadable(session: OpenSession, id: string): boolean {
  const moment = session.state.value.moments[id]!;
  const own = moment.kind !== "steer" && moment.kind !== "comment";
  return own || moment.person === session.me.id || session.state.value.shared.includes(id);
}

interface NoteProps {
  id: string;
  moment: Moment;
  open: () => void;
  strike: () => void;
}

/** A tap opens it, to be corrected. */
function Note({ id, moment, open, strike }: NoteProps) {
  const session = useSession();
  const corrected = correctedAt(session.log.index, id);
  const head = [
    moment.kind === "agreement" ? countWords(moment.count) : "",
    kindWords(moment.kind),
    timeOfNote(session, moment),
  ];
  return (
    <li class={`note ${moment.kind} ${moment.struck ? "struck" : ""}`}>
      <button class="note-open" onClick={open}>
        <span class="note-head">
          {moment.who.length > 0 && <b>{labelsOf(session.kit, session.state.value, moment.who)}</b>}{" "}
          {head.filter(Boolean).join(" · ")}
        </span>
        {moment.texts.text?.map((head) => (
          <WrittenText key={head.id} head={head} />
        ))}
        {corrected && <small>{fill(_("corrected {time}"), { time: session.hourMinute(corrected) })}</small>}
      </button>
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

function Strike({ id, close }: { id: string; close: () => void }) {
  const session = useSession();
  const draft = useDraft(`desk.strike.${id}`);
  const { text } = draft.now.value;
  const strike = (event: Event) => {
    event.preventDefault();
    void draft.save(() => session.act("moment.struck", id, { reason: text.trim() }).then(close));
  };
  return (
    <Dialog title={_("Strike this note")} close={close}>
      <form class="stack" onSubmit={strike}>
        <p>{_("It stays in the record, crossed out, and counts no more.")}</p>
        <label class="field">
          {_("Reason")}
          <input value={text} onInput={draft.type} required dir="auto" />
        </label>
        <MisfitLine misfit={draft.misfit.value} />
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
