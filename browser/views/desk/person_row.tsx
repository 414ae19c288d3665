import { useState } from "preact/hooks";
import type { Someone } from "../../guide/guide";
import { Dialog } from "../../parts/dialog";
import type { Undo } from "../../parts/undo_line";
import { newId } from "../../tablet/notes";
import type { Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";
import { dayOnly } from "../../words/time";
import { formVersion, today } from "./consent_form";

interface Props {
  sitting: Sitting;
  person: Someone;
  undo: Undo;
}

export function PersonRow({ sitting, person, undo }: Props) {
  const [withdrawing, setWithdrawing] = useState(false);
  const facts = sitting.state.value.participants[person.id];
  const recorded = person.consent === "recorded";
  const withdrawn = person.consent === "withdrawn";
  const name = `P${person.number}`;
  return (
    <li class="person-row">
      <b>{name}</b>
      <div class="consent">
        {recorded && <span class="status done">{_("signed form is here")}</span>}
        {withdrawn && <span class="status">{_("consent withdrawn")}</span>}
        {!recorded && !withdrawn && (
          <label class="choice">
            <input
              type="checkbox"
              aria-label={fill(_("{name}: signed form is here"), { name })}
              onChange={() => void record(sitting, person, undo)}
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
      {!withdrawn && <Chair sitting={sitting} person={person} undo={undo} />}
      {recorded && (
        <button class="quiet" onClick={() => setWithdrawing(true)}>
          {_("Withdraws")}
        </button>
      )}
      {withdrawing && <Withdraw sitting={sitting} person={person} close={() => setWithdrawing(false)} />}
    </li>
  );
}

async function record(sitting: Sitting, person: Someone, undo: Undo): Promise<void> {
  const payload = { form_version: formVersion(sitting.kit), given_on: today(sitting) };
  await undo.act(
    fill(_("{name}: signed form is here"), { name: `P${person.number}` }),
    "consent.recorded",
    person.id,
    payload,
  );
}

/** Left is said of the chair: the data stay. */
function Chair({ sitting, person, undo }: Props) {
  const seat = Object.entries(sitting.state.value.seats).find(([, taken]) => taken.participant === person.id)?.[0];
  if (!seat) {
    return (
      <button
        onClick={() =>
          void undo.act(fill(_("{name} is seated"), { name: `P${person.number}` }), "seat.taken", newId(sitting), {
            participant: person.id,
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
      onClick={() => void undo.act(fill(_("{name} has left"), { name: `P${person.number}` }), "seat.left", seat, {})}
    >
      {_("Leaves")}
    </button>
  );
}

function Withdraw({ sitting, person, close }: Omit<Props, "undo"> & { close: () => void }) {
  const withdraw = async () => {
    await sitting.act("consent.withdrawn", person.id, {});
    close();
  };
  return (
    <Dialog title={fill(_("{name} withdraws consent"), { name: `P${person.number}` })} close={close}>
      <p>
        {_(
          "Questionnaire, seat and consent details go at once. Every other place with this number is listed for the site lead, who decides. A tap on “Leaves” is for somebody who only goes home.",
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
