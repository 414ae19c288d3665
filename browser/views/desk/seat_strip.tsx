import type { ComponentChildren } from "preact";
import { whoCame } from "../../guide/participants";
import { useSession } from "../../hooks/use_session";
import { _ } from "../../words/catalogue";
import { seated } from "./circle";
import { isSpeaking, takeTurn } from "./turns";
import { useLongPress } from "./use_long_press";

interface Props {
  chosen: string[];
  /** The note is about them, or no more. */
  about: (who: string) => void;
}

/** The circle as a row. A tap is a turn, here as on the map; a long press says whom the note is about. */
export function SeatStrip({ chosen, about }: Props) {
  const session = useSession();
  const chairs = seated(session);
  const seats = new Set(chairs.map((chair) => chair.participant));
  const away = whoCame(session.kit, session.state.value).filter(({ id }) => !seats.has(id));
  const turn = (who: string) => void takeTurn(session, who);
  const shared = { chosen, about };
  return (
    <div class="chips seat-strip" role="group" aria-label={_("Who speaks; pressed for long: whom the note is about")}>
      {chairs.map(({ seat, participant, person }) => (
        <Place key={seat} who={participant} tap={turn} {...shared}>
          {person?.number ?? "?"}
        </Place>
      ))}
      <Place who="moderator" tap={turn} {...shared}>
        {_("Moderator")}
      </Place>
      <button class="chip" aria-pressed={isSpeaking(session, "several")} onClick={() => turn("several")}>
        {_("Several at once")}
      </button>
      {away.map(({ id, number }) => (
        <Place key={id} who={id} tap={about} {...shared} look="away">
          {number}
        </Place>
      ))}
    </div>
  );
}

interface PlaceProps extends Props {
  who: string;
  tap: (who: string) => void;
  look?: string;
  children: ComponentChildren;
}

function Place({ who, tap, about, chosen, look = "", children }: PlaceProps) {
  const session = useSession();
  const press = useLongPress(
    () => tap(who),
    () => about(who),
  );
  return (
    <button
      class={`seat-chip ${look} ${chosen.includes(who) ? "about" : ""}`}
      aria-pressed={isSpeaking(session, who)}
      {...press}
    >
      {children}
    </button>
  );
}
