import { useState } from "preact/hooks";
import { sectionOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import { GuideText } from "../../parts/guide_text";
import { Icon } from "../../parts/icon";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";
import { chairsOnEllipse, type Place } from "./ellipse";
import { type Chair, haveSpoken, seated } from "./turns";
import { useLongPress } from "./use_long_press";

interface Props {
  tap: (who: string, wrong?: boolean) => void;
  seat: () => void;
}

const TURN = "desk.map_turn";

/** The room from the chair of who holds the tablet. A room is a place: it is never mirrored, so dir is set. */
export function SeatMap({ tap, seat }: Props) {
  const session = useSession();
  const [turn, setTurn] = useState(Number(session.remembered.read(TURN) ?? 0));
  const chairs = seated(session);
  const isModerator = session.me.role === "moderator";
  const places = chairsOnEllipse(chairs.length + 1, turn + (isModerator ? (chairs.length + 1) / 2 : 0));
  const turnOn = () => {
    session.remembered.keep(TURN, String(turn + 1));
    setTurn(turn + 1);
  };
  return (
    <div class="map-box">
      <div class="map" dir="ltr" role="group" aria-label={_("Who speaks")}>
        <Seat
          place={places[0]!}
          look="moderator"
          says={_("Moderator")}
          small={saying(session, "moderator")}
          who="moderator"
          tap={tap}
        />
        <ParticipantSeats chairs={chairs} places={places.slice(1)} tap={tap} />
        <Hub />
        {!chairs.length && (
          <button class="nobody" onClick={seat}>
            {_("Nobody is seated yet")}
          </button>
        )}
        {!isModerator && <span class="you">{_("You")}</span>}
        <button class="quiet turn-map" onClick={turnOn} aria-label={_("Turn the map")}>
          <Icon name="rotate-cw" />
          <span>{_("Turn the map")}</span>
        </button>
      </div>
    </div>
  );
}

function ParticipantSeats({ chairs, places, tap }: { chairs: Chair[]; places: Place[]; tap: Props["tap"] }) {
  const spoken = haveSpoken(useSession());
  return (
    <>
      {chairs.map((chair, i) => (
        <ParticipantSeat
          key={chair.seat}
          chair={chair}
          spoke={spoken.has(chair.participant)}
          place={places[i]!}
          tap={tap}
        />
      ))}
    </>
  );
}

interface ParticipantProps {
  chair: Chair;
  spoke: boolean;
  place: Place;
  tap: Props["tap"];
}

function ParticipantSeat({ chair, spoke, place, tap }: ParticipantProps) {
  const session = useSession();
  const speaking = saying(session, chair.participant);
  const look = speaking ? "speaking" : spoke ? "spoken" : "not-yet";
  const held = chair.person?.consent === "waiting" ? _("no form yet") : undefined;
  return (
    <Seat
      place={place}
      look={look}
      says={String(chair.person?.number ?? "?")}
      small={speaking ?? (spoke ? _("has spoken") : _("not yet"))}
      note={held}
      who={chair.participant}
      tap={tap}
    />
  );
}

interface SeatProps {
  place: Place;
  look: string;
  says: string;
  small?: string | undefined;
  note?: string | undefined;
  who: string;
  tap: Props["tap"];
}

function Seat({ place, look, says, small, note, who, tap }: SeatProps) {
  const press = useLongPress(
    () => tap(who),
    () => tap(who, true),
  );
  return (
    <button
      class={`seat ${look}`}
      style={{ "--x": place.x, "--y": place.y }}
      aria-pressed={look === "speaking" || undefined}
      {...press}
    >
      <b>{says}</b>
      {small && <small>{small}</small>}
      {note && <small class="held">{note}</small>}
    </button>
  );
}

function Hub() {
  const session = useSession();
  const section = sectionOf(session.kit, session.state.value.now?.question);
  if (!section) return null;
  return (
    <div class="hub">
      <small>{_("Question now")}</small>
      {section.key_question ? (
        <GuideText item={section.key_question} as="p" />
      ) : (
        <GuideText item={section} field="title" as="p" />
      )}
    </div>
  );
}

function saying(session: OpenSession, who: string): string | undefined {
  return session.state.value.turns.at(-1)?.who === who ? _("speaking") : undefined;
}
