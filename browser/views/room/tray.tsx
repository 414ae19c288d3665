import { useSession } from "../../hooks/use_session";
import { GuideText } from "../../parts/guide_text";
import { TimedDrawer } from "../../parts/timed_drawer";
import { _ } from "../../words/catalogue";

interface Props {
  close: () => void;
}

export function ProbesDrawer({ close }: Props) {
  const session = useSession();
  return (
    <TimedDrawer label={_("Probes")} close={close}>
      <p class="hint">{_("Five seconds of silence first.")}</p>
      <ul class="probes">
        {session.kit.guide.probes.map((probe) => (
          <li key={probe.id}>
            <GuideText item={probe} />
          </li>
        ))}
      </ul>
    </TimedDrawer>
  );
}

/** The titles say what happens in the room; one opens at a time, with the sentence that helps. */
export function CardsDrawer({ close }: Props) {
  const session = useSession();
  return (
    <TimedDrawer label={_("What if")} close={close}>
      <div class="cards">
        {session.kit.guide.cards.map((card) => (
          <details key={card.id} name="what-if">
            <summary>
              <GuideText item={card} field="title" />
            </summary>
            <GuideText item={card} as="p" class="card-text" />
            {card.contact && <p class="card-text written">{card.contact}</p>}
          </details>
        ))}
      </div>
    </TimedDrawer>
  );
}
