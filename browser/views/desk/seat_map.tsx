import { useState } from "preact/hooks";
import { sectionOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import { useSize } from "../../hooks/use_size";
import { GuideText } from "../../parts/guide_text";
import { Icon } from "../../parts/icon";
import { _, fill } from "../../words/catalogue";
import type { Chair } from "./circle";
import { type Place, ring } from "./ellipse";
import { type Slot, widthOf } from "./map_slots";
import { Outside } from "./outside";
import { FreeSeat, Seat } from "./seat";
import { haveSpoken, isSpeaking } from "./turns";

interface Props {
  slots: Slot[];
  tap: (who: string, wrong?: boolean) => void;
  /** Somebody sits down between two chairs. */
  take: (free: Slot & { kind: "free" }) => void;
  /** Whom the next tap on a free chair puts there: P7. */
  next: string;
}

const TURN = "desk.map_turn";
/** In px, of the letters of a seat's one word; where it has no room the ring alone says it. */
const LETTER = 7;
const RIM = 24;

/** The room from the chair of who holds the tablet. A room is a place: it is never mirrored, so dir is set. */
export function SeatMap(props: Props) {
  const session = useSession();
  const { element, size } = useSize<HTMLDivElement>();
  const [turn, setTurn] = useState(Number(session.remembered.read(TURN) ?? 0));
  const isModerator = session.me.role === "moderator";
  const turnOn = () => {
    session.remembered.keep(TURN, String(turn + 1));
    setTurn(turn + 1);
  };
  const across = isModerator ? props.slots.length / 2 : 0;
  const round = size && ring(props.slots.map(widthOf), turn + across, size.width, size.height);
  return (
    <div class="map" dir="ltr" role="group" aria-label={_("Who speaks")}>
      <div class="ring" ref={element} style={{ "--seat": `${round?.diameter ?? 0}px` }}>
        {round && (
          <Slots {...props} places={round.places} words={round.diameter >= RIM + LETTER * _("speaking").length} />
        )}
        <Hub />
      </div>
      <div class="map-edge">
        <Outside tap={props.tap} />
        {!isModerator && <span class="you">{_("You")}</span>}
        <button class="quiet turn-map" onClick={turnOn} aria-label={_("Turn the map")}>
          <Icon name="rotate-cw" />
        </button>
      </div>
    </div>
  );
}

function Slots({ slots, places, words, tap, take, next }: Props & { places: Place[]; words: boolean }) {
  const spoken = haveSpoken(useSession());
  return (
    <>
      {slots.map((slot, i) => {
        const place = places[i]!;
        if (slot.kind === "moderator") return <Moderator key="moderator" place={place} tap={tap} />;
        if (slot.kind === "chair")
          return (
            <ParticipantSeat
              key={slot.chair.seat}
              {...{ chair: slot.chair, spoke: spoken.has(slot.chair.participant), place, words, tap }}
            />
          );
        const label = fill(_("{name} sits here"), { name: next });
        return <FreeSeat key={`free ${slot.index}`} place={place} label={label} take={() => take(slot)} />;
      })}
    </>
  );
}

function Moderator({ place, tap }: { place: Place; tap: Props["tap"] }) {
  const speaking = isSpeaking(useSession(), "moderator");
  return (
    <Seat
      place={place}
      look={speaking ? "moderator speaking" : "moderator"}
      pressed={speaking}
      tap={() => tap("moderator")}
      long={() => tap("moderator", true)}
    >
      {_("Moderator")}
    </Seat>
  );
}

interface ParticipantProps {
  chair: Chair;
  spoke: boolean;
  place: Place;
  words: boolean;
  tap: Props["tap"];
}

function ParticipantSeat({ chair, spoke, place, words, tap }: ParticipantProps) {
  const session = useSession();
  const { participant, person } = chair;
  const speaking = isSpeaking(session, participant);
  const noForm = person?.consent === "waiting";
  const also = session.state.value.participants[participant]?.number_also;
  return (
    <Seat
      place={place}
      look={speaking ? "speaking" : spoke ? "spoken" : "not-yet"}
      pressed={speaking}
      tap={() => tap(participant)}
      long={() => tap(participant, true)}
    >
      <b>{person?.number ?? "?"}</b>
      {speaking ? (
        <small class={words ? "" : "hidden-text"}>{_("speaking")}</small>
      ) : (
        <span class="hidden-text">{spoke ? _("has spoken") : _("not yet")}</span>
      )}
      {noForm && <Sign look="no-form" sign="∅" words={_("no form yet")} />}
      {also && <Sign look="twice" sign="!" words={_("this number twice")} />}
    </Seat>
  );
}

/** On the rim, so that no word lies on a neighbour. */
function Sign({ look, sign, words }: { look: string; sign: string; words: string }) {
  return (
    <>
      <span class={look} aria-hidden="true">
        {sign}
      </span>
      <span class="hidden-text">{words}</span>
    </>
  );
}

/** Where the ring has room; the topic stands above the map anyway. */
function Hub() {
  const session = useSession();
  const section = sectionOf(session.kit, session.state.value.now?.question);
  if (!section?.key_question) return null;
  return (
    <div class="hub">
      <GuideText item={section.key_question} as="p" />
    </div>
  );
}
