import { useState } from "preact/hooks";
import type { Turn } from "../../contract/state";
import { participantsOf } from "../../guide/participants";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Dialog } from "../../parts/dialog";
import { MisfitLine } from "../../parts/misfit";
import { When } from "../../parts/when";
import { correctedAt } from "../../record/corrected";
import { questionAt } from "../../tablet/notes";
import { _, _n, fill } from "../../words/catalogue";
import { History } from "./history";
import { QuestionChoice } from "./question_choice";
import { speakers, turnWords } from "./said_words";

const AT_ONCE = 20;

/** The newest turns first; a tap opens one, to be corrected. */
export function TurnsList({ undo }: { undo: Undo }) {
  const session = useSession();
  const [shown, show] = useState(AT_ONCE);
  const [opened, open] = useState<string | null>(null);
  const { turns } = session.state.value;
  const turn = turns.find(({ id }) => id === opened);
  if (!turns.length) return null;
  return (
    <details class="turn-list">
      <summary>{fill(_n("{n} turn to speak", "{n} turns to speak", turns.length), { n: turns.length })}</summary>
      <ul class="quiet-list">
        {turns
          .slice(-shown)
          .reverse()
          .map((one) => (
            <TurnRow key={one.id} turn={one} open={() => open(one.id)} />
          ))}
      </ul>
      {turns.length > shown && (
        <button class="quiet" onClick={() => show(shown + AT_ONCE * 5)}>
          {_("Earlier ones")}
        </button>
      )}
      {turn && <CorrectTurn turn={turn} undo={undo} close={() => open(null)} />}
    </details>
  );
}

function TurnRow({ turn, open }: { turn: Turn; open: () => void }) {
  const session = useSession();
  const corrected = correctedAt(session.log.index, turn.id);
  return (
    <li>
      <button class="note-open" onClick={open}>
        {session.hourMinute(turn.at)} · <b>{turnWords(session, turn.who)}</b>
        {turn.first_words && <bdi> {turn.first_words}</bdi>}
        {corrected && <small> {fill(_("corrected {time}"), { time: session.hourMinute(corrected) })}</small>}
      </button>
    </li>
  );
}

interface Props {
  turn: Turn;
  undo: Undo;
  close: () => void;
}

function CorrectTurn({ turn, undo, close }: Props) {
  const session = useSession();
  const { id, who, at, question = "", first_words = "" } = turn;
  const draft = useDraft(`desk.turn.${id}`, { who, at, question, text: first_words });
  const now = draft.now.value;
  const save = (event: Event) => {
    event.preventDefault();
    // A correction says all that stands: the one before it counts no more.
    const words = now.text.trim();
    const said = {
      ...(now.question && { question: now.question }),
      ...((words || first_words) && { first_words: words }),
    };
    const payload = { who: now.who, ...said, since: now.at };
    void draft.save(() => undo.act(_("Turn corrected"), "turn.corrected", id, payload).then(close));
  };
  const setAt = (at: string | undefined) =>
    at && draft.write({ at, question: questionAt(session.state.value, at) ?? now.question });
  return (
    <Dialog title={_("Correct this turn")} close={close}>
      <form class="stack" onSubmit={save}>
        <Speaker who={now.who} choose={(who) => draft.write({ who })} />
        <When label={_("When")} at={now.at} set={setAt} />
        <QuestionChoice question={now.question} choose={(question) => draft.write({ question })} />
        <label class="field">
          {_("First words, optional")}
          <input value={now.text} onInput={draft.type} dir="auto" />
        </label>
        <MisfitLine misfit={draft.misfit.value} />
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

function Speaker({ who, choose }: { who: string; choose: (who: string) => void }) {
  const { kit, state } = useSession();
  const people = participantsOf(kit, state.value).map(({ id, number }): [string, string] => [id, `P${number}`]);
  return (
    <label class="field">
      {_("Who")}
      <select value={who} onChange={(event) => choose(event.currentTarget.value)}>
        {[...people, ...speakers()].map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
