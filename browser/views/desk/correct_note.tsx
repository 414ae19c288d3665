import { useRef } from "preact/hooks";
import type { Moment } from "../../contract/state";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Dialog } from "../../parts/dialog";
import { MisfitLine } from "../../parts/misfit";
import { Numbers } from "../../parts/numbers";
import { When } from "../../parts/when";
import { type Corrected, correctNote, kindsFor, standing } from "../../tablet/correcting";
import { questionAt } from "../../tablet/notes";
import { _, fill } from "../../words/catalogue";
import { kindWords } from "../../words/note_kinds";
import { Counts } from "./counts";
import { History } from "./history";
import { QuestionChoice } from "./question_choice";

interface Props {
  id: string;
  moment: Moment;
  undo: Undo;
  close: () => void;
}

/** Everything that a note says can be said again; what stood there stays in the record. */
export function CorrectNote({ id, moment, undo, close }: Props) {
  const session = useSession();
  const shown = useRef(standing(moment)).current;
  const draft = useDraft(`desk.correct.${id}`, shown);
  const now = draft.now.value;
  const save = (event: Event) => {
    event.preventDefault();
    void draft.save(async (content) => {
      const change = await correctNote(session, id, content, shown);
      if (change)
        undo.show({ said: _("Note corrected"), ...(change.kind !== "text.written" && { change: change.id }) });
      close();
    });
  };
  const at = (since: string | undefined) =>
    since && draft.write({ at: since, question: questionAt(session.state.value, since) ?? "" });
  return (
    <Dialog title={_("Correct this note")} close={close}>
      <form class="stack" onSubmit={save}>
        <Kind moment={moment} now={now} write={draft.write} />
        <Numbers chosen={now.who} choose={(who) => draft.write({ who })} moderator />
        {now.kind === "agreement" && <Counts count={String(now.count)} setCount={(count) => draft.write({ count })} />}
        <textarea rows={4} dir="auto" value={now.text} onInput={draft.type} aria-label={_("Note")} />
        <MisfitLine misfit={draft.misfit.value} />
        <AsTyped moment={moment} write={draft.write} />
        <When label={_("When")} at={now.at} set={at} />
        <QuestionChoice question={now.question} choose={(question) => draft.write({ question })} />
        <div class="actions">
          <button class="primary">{_("Save")}</button>
          <button type="button" onClick={close}>
            {_("Leave it as it is")}
          </button>
        </div>
        <History subject={id} />
      </form>
    </Dialog>
  );
}

interface PartProps {
  moment: Moment;
  write: (part: Partial<Corrected>) => void;
}

function Kind({ moment, now, write }: PartProps & { now: Corrected }) {
  const session = useSession();
  return (
    <label class="field">
      {_("Kind of note")}
      <select value={now.kind} onChange={(event) => write({ kind: event.currentTarget.value as Corrected["kind"] })}>
        {kindsFor(moment, session.me.id).map((kind) => (
          <option key={kind} value={kind}>
            {kindWords(kind)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The sign that named somebody, back before the words. */
function AsTyped({ moment, write }: PartProps) {
  const head = moment.texts.text?.find(({ sign }) => sign);
  if (!head) return null;
  const typed = `${head.sign}${head.text}`;
  return (
    <p class="hint">
      {fill(_("As typed: {words}"), { words: typed })}{" "}
      <button type="button" class="quiet" onClick={() => write({ text: typed })}>
        {_("Put it back as typed")}
      </button>
    </p>
  );
}
