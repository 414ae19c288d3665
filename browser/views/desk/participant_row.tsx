import { useState } from "preact/hooks";
import type { Numbered } from "../../guide/participants";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Icon } from "../../parts/icon";
import { newId } from "../../tablet/notes";
import { _, fill } from "../../words/catalogue";
import { dayOnly } from "../../words/time";
import { formOf, today } from "./forms";
import { RowActs } from "./row_acts";
import { FormDay } from "./seating";

interface Props {
  participant: Numbered;
  undo: Undo;
}

export function ParticipantRow({ participant, undo }: Props) {
  const [opened, open] = useState(false);
  const withdrawn = participant.consent === "withdrawn";
  return (
    <li class="person-row">
      <b>P{participant.number}</b>
      <Consent participant={participant} undo={undo} />
      {withdrawn ? <span /> : <Chair participant={participant} undo={undo} />}
      {withdrawn ? (
        <span />
      ) : (
        <button
          class="quiet"
          aria-label={fill(_("More about {name}"), { name: `P${participant.number}` })}
          aria-expanded={opened}
          onClick={() => open(!opened)}
        >
          <Icon name="ellipsis" />
        </button>
      )}
      {opened && <RowActs participant={participant} undo={undo} close={() => open(false)} />}
    </li>
  );
}

function Consent({ participant, undo }: Props) {
  const session = useSession();
  const facts = session.state.value.participants[participant.id];
  const { consent } = participant;
  const name = `P${participant.number}`;
  const words = fill(_("{name}: signed form is here"), { name });
  const record = () => undo.act(words, "consent.recorded", participant.id, formOf(session, today(session)));
  return (
    <div class="consent">
      {consent === "recorded" && <Recorded participant={participant} undo={undo} />}
      {consent === "withdrawn" && <span class="status">{_("consent withdrawn")}</span>}
      {consent === "waiting" && (
        <label class="choice">
          <input type="checkbox" aria-label={words} onChange={() => void record()} />
          {_("signed form in my hand")}
        </label>
      )}
      {facts?.number_also && <small class="conflict">{_("This number was given twice: give one another.")}</small>}
      {facts?.no_recording && <small>{_("does not want to be recorded")}</small>}
      {facts?.outside_criteria && <small>{_("outside the criteria of the study")}</small>}
    </div>
  );
}

/** The day of the form can be set right: it is seldom the day of the tap. */
function Recorded({ participant, undo }: Props) {
  const session = useSession();
  const [setting, set] = useState(false);
  const { form_version, given_on } = session.state.value.participants[participant.id] ?? {};
  const correct = (day: string) => {
    set(false);
    void undo.act(_("Day of the form corrected"), "consent.recorded", participant.id, formOf(session, day));
  };
  return (
    <>
      <span class="status done">{_("signed form is here")}</span>
      {given_on && form_version !== undefined && (
        <small>
          {fill(_("version {version}, signed on {day}"), { version: form_version, day: dayOnly(given_on) })}
        </small>
      )}
      {setting ? (
        <FormDay day={given_on ?? today(session)} setDay={correct} />
      ) : (
        <button class="quiet other-day" onClick={() => set(true)}>
          {_("Another day")}
        </button>
      )}
    </>
  );
}

/** Left is said of the chair: the data stay. */
function Chair({ participant, undo }: Props) {
  const session = useSession();
  const name = `P${participant.number}`;
  const seat = Object.entries(session.state.value.seats).find(([, taken]) => taken.participant === participant.id)?.[0];
  const sit = () =>
    undo.act(fill(_("{name} is seated"), { name }), "seat.taken", newId(session), { participant: participant.id });
  const leave = () => undo.act(fill(_("{name} has left"), { name }), "seat.left", seat!, {});
  return seat ? (
    <button class="quiet" onClick={() => void leave()}>
      {_("Leaves")}
    </button>
  ) : (
    <button onClick={() => void sit()}>{_("Takes a seat")}</button>
  );
}
