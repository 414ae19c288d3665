import { useState } from "preact/hooks";
import { type Numbered, participantsOf } from "../../guide/participants";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { newId } from "../../tablet/notes";
import { _, fill } from "../../words/catalogue";
import { ParticipantRow } from "./participant_row";
import { Present } from "./present";
import { SeatOrder } from "./seat_order";

export function Participants({ undo }: { undo: Undo }) {
  const session = useSession();
  const participants = participantsOf(session.kit, session.state.value);
  const there = participants.filter((participant) => participant.consent !== "withdrawn");
  const signed = there.filter((participant) => participant.consent === "recorded").length;
  return (
    <div class="people-area">
      <section class="stack close">
        <h2>{_("Signed consent")}</h2>
        <p role="status">
          {fill(
            _("{n} of {all} forms are on record. Without a form all that is noted is held: kept, and in no table."),
            { n: signed, all: there.length },
          )}
        </p>
        <ul class="people-list">
          {participants.map((participant) => (
            <ParticipantRow key={participant.id} participant={participant} undo={undo} />
          ))}
        </ul>
        <WalkIn participants={participants} undo={undo} />
      </section>
      <SeatOrder undo={undo} />
      <Present undo={undo} />
    </div>
  );
}

/** The next free number as this tablet knows it: two tablets that are offline can give the same one. */
function WalkIn({ participants, undo }: { participants: Numbered[]; undo: Undo }) {
  const session = useSession();
  const [instead, setInstead] = useState("");
  const [outside, setOutside] = useState(false);
  const number = Math.max(0, ...participants.map((participant) => participant.number)) + 1;
  const add = async () => {
    const payload = { number, ...(instead && { instead_of: instead }), ...(outside && { outside_criteria: true }) };
    const id = newId(session);
    await undo.act(fill(_("{name} is here"), { name: `P${number}` }), "participant.added", id, payload);
    await session.act("seat.taken", newId(session), { participant: id });
    setInstead("");
    setOutside(false);
  };
  return (
    <details class="walk-in">
      <summary>{fill(_("Someone more has come: {name}"), { name: `P${number}` })}</summary>
      <div class="stack">
        <InsteadOf participants={participants} chosen={instead} choose={setInstead} />
        <label class="choice">
          <input type="checkbox" checked={outside} onChange={(event) => setOutside(event.currentTarget.checked)} />
          {_("outside the criteria of the study")}
        </label>
        <p class="actions">
          <button class="primary" onClick={add}>
            {fill(_("Give number {n}"), { n: number })}
          </button>
        </p>
      </div>
    </details>
  );
}

interface InsteadOfProps {
  participants: Numbered[];
  chosen: string;
  choose: (participant: string) => void;
}

function InsteadOf({ participants, chosen, choose }: InsteadOfProps) {
  return (
    <label class="field">
      {_("Instead of")}
      <select value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{_("nobody")}</option>
        {participants.map(({ id, number }) => (
          <option key={id} value={id}>
            P{number}
          </option>
        ))}
      </select>
    </label>
  );
}
