import { useState } from "preact/hooks";

import { sectionOf } from "../../guide/guide";
import { GuideText } from "../../parts/guide_text";
import { Icon } from "../../parts/icon";
import type { Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";
import { chairsOnEllipse, type Place } from "./ellipse";
import { type Chair, haveSpoken, seated } from "./turns";
import { useLongPress } from "./use_long_press";

interface Props {
  sitting: Sitting;
  tap: (who: string, wrong?: boolean) => void;
  seat: () => void;
}

const TURN = "desk.map_turn";

/** The room from the chair of who holds the tablet. A room is a place: it is never mirrored, so dir is set. */
export function SeatMap({ sitting, tap, seat }: Props) {
  const [turn, setTurn] = useState(Number(sitting.draft(TURN) ?? 0));
  const chairs = seated(sitting);
  const spoken = haveSpoken(sitting);
  const places = chairsOnEllipse(
    chairs.length + 1,
    turn + (sitting.me.role === "moderator" ? (chairs.length + 1) / 2 : 0),
  );
  const turnOn = () => {
    sitting.keepDraft(TURN, String(turn + 1));
    setTurn(turn + 1);
  };
  return (
    <div class="map-box">
      <div class="map" dir="ltr" role="group" aria-label={_("Who speaks")}>
        <Seat
          place={places[0]!}
          look="moderator"
          says={_("Moderator")}
          small={saying(sitting, "moderator")}
          who="moderator"
          tap={tap}
        />
        {chairs.map((chair, index) => (
          <ParticipantSeat
            key={chair.seat}
            sitting={sitting}
            chair={chair}
            spoke={spoken.has(chair.participant)}
            place={places[index + 1]!}
            tap={tap}
          />
        ))}
        <Hub sitting={sitting} />
        {!chairs.length && (
          <button class="nobody" onClick={seat}>
            {_("Nobody is seated yet")}
          </button>
        )}
        {sitting.me.role !== "moderator" && <span class="you">{_("You")}</span>}
        <button class="quiet turn-map" onClick={turnOn} aria-label={_("Turn the map")}>
          <Icon name="rotate-cw" />
          <span>{_("Turn the map")}</span>
        </button>
      </div>
    </div>
  );
}

interface ParticipantProps {
  sitting: Sitting;
  chair: Chair;
  spoke: boolean;
  place: Place;
  tap: Props["tap"];
}

function ParticipantSeat({ sitting, chair, spoke, place, tap }: ParticipantProps) {
  const speaking = saying(sitting, chair.participant);
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

function Hub({ sitting }: { sitting: Sitting }) {
  const section = sectionOf(sitting.kit, sitting.state.value.now?.question);
  if (!section) return null;
  return (
    <div class="hub">
      <small>{_("Question now")}</small>
      {section.key_question ? (
        <GuideText sitting={sitting} item={section.key_question} as="p" />
      ) : (
        <GuideText sitting={sitting} item={section} field="title" as="p" />
      )}
    </div>
  );
}

function saying(sitting: Sitting, who: string): string | undefined {
  return sitting.state.value.turns.at(-1)?.who === who ? _("speaking") : undefined;
}
