import { useState } from "preact/hooks";
import type { Numbered } from "../../guide/participants";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Dialog } from "../../parts/dialog";
import { newId } from "../../tablet/notes";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";
import { dayOnly } from "../../words/time";
import { formVersion, today } from "./consent_form";

interface Props {
  participant: Numbered;
  undo: Undo;
}

export function ParticipantRow({ participant, undo }: Props) {
  const [withdrawing, setWithdrawing] = useState(false);
  const recorded = participant.consent === "recorded";
  const withdrawn = participant.consent === "withdrawn";
  return (
    <li class="person-row">
      <b>P{participant.number}</b>
      <Consent participant={participant} undo={undo} />
      {!withdrawn && <Chair participant={participant} undo={undo} />}
      {recorded && (
        <button class="quiet" onClick={() => setWithdrawing(true)}>
          {_("Withdraws")}
        </button>
      )}
      {withdrawing && <Withdraw participant={participant} close={() => setWithdrawing(false)} />}
    </li>
  );
}

function Consent({ participant, undo }: Props) {
  const session = useSession();
  const facts = session.state.value.participants[participant.id];
  const recorded = participant.consent === "recorded";
  const withdrawn = participant.consent === "withdrawn";
  const name = `P${participant.number}`;
  return (
    <div class="consent">
      {recorded && <span class="status done">{_("signed form is here")}</span>}
      {withdrawn && <span class="status">{_("consent withdrawn")}</span>}
      {!recorded && !withdrawn && (
        <label class="choice">
          <input
            type="checkbox"
            aria-label={fill(_("{name}: signed form is here"), { name })}
            onChange={() => void record(session, participant, undo)}
          />
          {_("held until the form is here")}
        </label>
      )}
      {facts?.form_version && recorded && (
        <small>
          {fill(_("form {version}, {day}"), {
            version: facts.form_version,
            day: facts.given_on ? dayOnly(facts.given_on) : "",
          })}
        </small>
      )}
      {facts?.outside_criteria && <small>{_("outside the criteria of the study")}</small>}
    </div>
  );
}

async function record(session: OpenSession, participant: Numbered, undo: Undo): Promise<void> {
  const payload = { form_version: formVersion(session.kit), given_on: today(session) };
  await undo.act(
    fill(_("{name}: signed form is here"), { name: `P${participant.number}` }),
    "consent.recorded",
    participant.id,
    payload,
  );
}

/** Left is said of the chair: the data stay. */
function Chair({ participant, undo }: Props) {
  const session = useSession();
  const seat = Object.entries(session.state.value.seats).find(([, taken]) => taken.participant === participant.id)?.[0];
  if (!seat) {
    return (
      <button
        onClick={() =>
          void undo.act(fill(_("{name} is seated"), { name: `P${participant.number}` }), "seat.taken", newId(session), {
            participant: participant.id,
          })
        }
      >
        {_("Takes a seat")}
      </button>
    );
  }
  return (
    <button
      class="quiet"
      onClick={() =>
        void undo.act(fill(_("{name} has left"), { name: `P${participant.number}` }), "seat.left", seat, {})
      }
    >
      {_("Leaves")}
    </button>
  );
}

function Withdraw({ participant, close }: Omit<Props, "undo"> & { close: () => void }) {
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
