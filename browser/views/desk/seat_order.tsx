import { useState } from "preact/hooks";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import type { Act } from "../../store/act";
import { _ } from "../../words/catalogue";
import { type Chair, seated, sitsDown, standing } from "./circle";

/** The circle as a row, clockwise from the moderator. Two taps change two places. */
export function SeatOrder({ undo }: { undo: Undo }) {
  const session = useSession();
  const [first, setFirst] = useState<Chair | null>(null);
  const chairs = seated(session);
  const unseated = standing(session);
  const seatAll = () =>
    undo.actAll(
      _("Everyone is seated"),
      unseated.flatMap(({ id }) => sitsDown(session, id).acts),
    );
  const tap = async (chair: Chair) => {
    setFirst(first ? null : chair);
    if (!first || first.seat === chair.seat) return;
    await undo.actAll(_("Places changed"), [onSeatOf(first, chair), onSeatOf(chair, first)]);
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
          <button onClick={() => void seatAll()}>{_("Seat everyone in the order of the numbers")}</button>
        )}
      </div>
    </section>
  );
}

/** The seat stays where it is; only who sits there is another. */
function onSeatOf({ seat, place }: Chair, { participant }: Chair): Act {
  return { kind: "seat.taken", subject: seat, payload: { participant, place } };
}

function SeatChip({ chair, chosen, tap }: { chair: Chair; chosen: boolean; tap: () => void }) {
  return (
    <button class="seat-chip" aria-pressed={chosen} onClick={tap}>
      {chair.person?.number ?? "?"}
    </button>
  );
}
