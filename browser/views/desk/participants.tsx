import { useState } from "preact/hooks";
import { participantsOf, whoCame } from "../../guide/participants";
import { nextNumber, ready } from "../../guide/ready_numbers";
import { useOneTap } from "../../hooks/use_one_tap";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { _, fill } from "../../words/catalogue";
import { type Newcomer, sitsDown } from "./circle";
import { ParticipantRow } from "./participant_row";
import { Present } from "./present";
import { SeatOrder } from "./seat_order";

export function Participants({ undo }: { undo: Undo }) {
  const session = useSession();
  const { kit, state } = session;
  const known = participantsOf(kit, state.value).filter(({ id }) => state.value.participants[id]);
  const came = whoCame(kit, state.value);
  const signed = came.filter((participant) => participant.consent === "recorded").length;
  return (
    <div class="people-area">
      <section class="stack close">
        <h2>{_("Signed consent")}</h2>
        <p role="status">
          {fill(
            _("{n} of {all} forms are on record. Without a form all that is noted is held: kept, and in no table."),
            { n: signed, all: came.length },
          )}
        </p>
        <ul class="people-list">
          {known.map((participant) => (
            <ParticipantRow key={participant.id} participant={participant} undo={undo} />
          ))}
        </ul>
        <Ready />
        <WalkIn undo={undo} />
      </section>
      <SeatOrder undo={undo} />
      <Present undo={undo} />
    </div>
  );
}

/** Numbers without anybody: in no total until somebody sits down, speaks, signs or answers. */
function Ready() {
  const { kit, state } = useSession();
  const numbers = ready(kit, state.value).map(({ number }) => `P${number}`);
  if (!numbers.length) return null;
  const names = { names: numbers.join(", ") };
  const over = state.value.status !== "planned" && state.value.status !== "running";
  return <p class="hint">{fill(over ? _("Did not come: {names}") : _("Numbers that stand ready: {names}"), names)}</p>;
}

/** The next free number as this tablet knows it: two tablets that are offline can give the same one. */
function WalkIn({ undo }: { undo: Undo }) {
  const session = useSession();
  const [more, say] = useState<Newcomer>({});
  const number = nextNumber(session.kit, session.state.value);
  const add = useOneTap(async () => {
    const { number, acts } = sitsDown(session, null, undefined, more);
    say({});
    await undo.actAll(fill(_("{name} is here"), { name: `P${number}` }), acts);
  });
  return (
    <details class="walk-in">
      <summary>{fill(_("One more person: {name}"), { name: `P${number}` })}</summary>
      <div class="stack">
        <InsteadOf more={more} say={say} />
        <label class="choice">
          <input
            type="checkbox"
            checked={more.outside_criteria ?? false}
            onChange={(event) => say({ ...more, outside_criteria: event.currentTarget.checked })}
          />
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

function InsteadOf({ more, say }: { more: Newcomer; say: (more: Newcomer) => void }) {
  const { kit, state } = useSession();
  const choose = (id: string) => say({ ...more, instead_of: id });
  return (
    <label class="field">
      {_("Instead of")}
      <select value={more.instead_of ?? ""} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{_("nobody")}</option>
        {participantsOf(kit, state.value).map(({ id, number }) => (
          <option key={id} value={id}>
            P{number}
          </option>
        ))}
      </select>
    </label>
  );
}
