import { useState } from "preact/hooks";
import { type Numbered, participantsOf } from "../../guide/participants";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { newId } from "../../tablet/notes";
import { _, fill } from "../../words/catalogue";
import { PersonRow } from "./person_row";
import { Present } from "./present";
import { SeatOrder } from "./seat_order";

export function People({ undo }: { undo: Undo }) {
  const session = useSession();
  const people = participantsOf(session.kit, session.state.value);
  const there = people.filter((person) => person.consent !== "withdrawn");
  const signed = there.filter((person) => person.consent === "recorded").length;
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
          {people.map((person) => (
            <PersonRow key={person.id} person={person} undo={undo} />
          ))}
        </ul>
        <WalkIn people={people} undo={undo} />
      </section>
      <SeatOrder undo={undo} />
      <Present undo={undo} />
    </div>
  );
}

/** Only this desk gives numbers; the next free one, never one that was given before. */
function WalkIn({ people, undo }: { people: Numbered[]; undo: Undo }) {
  const session = useSession();
  const [instead, setInstead] = useState("");
  const [outside, setOutside] = useState(false);
  const number = Math.max(0, ...people.map((person) => person.number)) + 1;
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
        <label class="field">
          {_("Instead of")}
          <select value={instead} onChange={(event) => setInstead(event.currentTarget.value)}>
            <option value="">{_("nobody")}</option>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                P{person.number}
              </option>
            ))}
          </select>
        </label>
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
