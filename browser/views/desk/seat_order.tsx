import { useState } from "preact/hooks";
import { type Numbered, participantsOf } from "../../guide/participants";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { newId } from "../../tablet/notes";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";
import { type Chair, seated } from "./turns";

/** The circle as a row, clockwise from the moderator. Two taps change two places. */
export function SeatOrder({ undo }: { undo: Undo }) {
  const session = useSession();
  const [first, setFirst] = useState<Chair | null>(null);
  const chairs = seated(session);
  const unseated = withoutSeat(session, chairs);
  const seatAll = async () => {
    for (const { id } of unseated) await session.act("seat.taken", newId(session), { participant: id });
  };
  const tap = async (chair: Chair) => {
    setFirst(first ? null : chair);
    if (!first || first.seat === chair.seat) return;
    await session.act("seat.taken", first.seat, { participant: chair.participant });
    await session.act("seat.taken", chair.seat, { participant: first.participant });
    undo.show({ said: _("Places changed") });
  };
  return (
    <section class="stack close">
      <h2>{_("Seats")}</h2>
      <p class="hint">
        {chairs.length ? _("Clockwise from the moderator. Tap two to change their places.") : _("Nobody is seated yet")}
      </p>
      <div class="chips">
        {chairs.map((chair) => (
          <SeatChip key={chair.seat} chair={chair} chosen={first?.seat === chair.seat} tap={() => void tap(chair)} />
        ))}
        {unseated.length > 0 && !chairs.length && (
          <button class="primary" onClick={seatAll}>
            {_("Seat everyone in the order of the numbers")}
          </button>
        )}
      </div>
    </section>
  );
}

function SeatChip({ chair, chosen, tap }: { chair: Chair; chosen: boolean; tap: () => void }) {
  return (
    <button class="seat-chip" aria-pressed={chosen} onClick={tap}>
      {chair.person?.number ?? "?"}
    </button>
  );
}

function withoutSeat({ kit, state }: OpenSession, chairs: Chair[]): Numbered[] {
  const seats = new Set(chairs.map((chair) => chair.participant));
  return participantsOf(kit, state.value).filter(({ id, consent }) => consent !== "withdrawn" && !seats.has(id));
}
