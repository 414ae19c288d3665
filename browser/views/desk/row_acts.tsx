import { useState } from "preact/hooks";
import type { Numbered } from "../../guide/participants";
import { useOneTap } from "../../hooks/use_one_tap";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Dialog } from "../../parts/dialog";
import type { Act } from "../../store/act";
import { _, fill } from "../../words/catalogue";
import { anotherNumber, hangsOn, noRecording, recordingAgain, takeOut } from "./people_acts";

interface Props {
  participant: Numbered;
  undo: Undo;
  close: () => void;
}

/** What is seldom done about somebody; the withdrawal is far from "Leaves". */
export function RowActs({ participant, undo, close }: Props) {
  const session = useSession();
  const [withdrawing, setWithdrawing] = useState(false);
  const { id } = participant;
  const name = `P${participant.number}`;
  const refuses = session.state.value.participants[id]?.no_recording;
  const act = useOneTap(async (said: string, acts: Act[]) => {
    await undo.actAll(said, acts);
    close();
  });
  return (
    <div class="row-acts">
      {refuses ? (
        <button onClick={() => act(fill(_("{name} may be recorded"), { name }), recordingAgain(session, id))}>
          {_("May be recorded after all")}
        </button>
      ) : (
        <button onClick={() => act(fill(_("{name}: no recording"), { name }), noRecording(session, id))}>
          {_("No recording: stops it for all")}
        </button>
      )}
      <button onClick={() => act(fill(_("{name} has another number"), { name }), anotherNumber(session, id))}>
        {_("Give another number")}
      </button>
      <TakeOut id={id} take={() => act(fill(_("{name} taken out"), { name }), takeOut(session, id))} />
      {participant.consent === "recorded" && (
        <button class="danger" onClick={() => setWithdrawing(true)}>
          {_("Withdraws")}
        </button>
      )}
      {withdrawing && <Withdraw participant={participant} close={() => setWithdrawing(false)} />}
    </div>
  );
}

function TakeOut({ id, take }: { id: string; take: () => void }) {
  const what = hangsOn(useSession(), id).join(", ");
  if (what) return <p class="hint">{fill(_("Cannot be taken out, this hangs on it: {what}"), { what })}</p>;
  return <button onClick={take}>{_("Take out, it was a mistake")}</button>;
}

function Withdraw({ participant, close }: Omit<Props, "undo">) {
  const session = useSession();
  const withdraw = async () => {
    await session.act("consent.withdrawn", participant.id, {});
    close();
  };
  return (
    <Dialog title={fill(_("{name} withdraws consent"), { name: `P${participant.number}` })} close={close}>
      <p>
        {_(
          "From now on, notes and turns with this number are held, and the answers count in no table and no " +
            "comparison. Nothing is deleted by this: it all stays in the record of this session. Consent cannot be " +
            "recorded again here. A tap on “Leaves” is for somebody who only goes home.",
        )}
      </p>
      <div class="actions">
        <button class="danger" onClick={withdraw}>
          {_("Withdraw")}
        </button>
        <button onClick={close}>{_("Keep it")}</button>
      </div>
    </Dialog>
  );
}
