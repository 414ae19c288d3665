import { useState } from "preact/hooks";
import { participantsOf } from "../../guide/participants";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { newId } from "../../tablet/notes";
import { _ } from "../../words/catalogue";
import { type Chair, seated } from "./turns";

/** The circle as a row, clockwise from the moderator. Two taps change two places. */
export function SeatOrder({ undo }: { undo: Undo }) {
  const session = useSession();
  const [first, setFirst] = useState<Chair | null>(null);
  const chairs = seated(session);
  const standing = participantsOf(session.kit, session.state.value).filter(
    (person) => person.consent !== "withdrawn" && !chairs.some((chair) => chair.participant === person.id),
  );
  const seatAll = async () => {
    for (const person of standing) await session.act("seat.taken", newId(session), { participant: person.id });
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
          <button
            key={chair.seat}
            class="seat-chip"
            aria-pressed={first?.seat === chair.seat}
            onClick={() => void tap(chair)}
          >
            {chair.person?.number ?? "?"}
          </button>
        ))}
        {standing.length > 0 && !chairs.length && (
          <button class="primary" onClick={seatAll}>
            {_("Seat everyone in the order of the numbers")}
          </button>
        )}
      </div>
    </section>
  );
}
