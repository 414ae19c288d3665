import { GuideText } from "../../parts/guide_text";
import { TimedDrawer } from "../../parts/timed_drawer";
import type { Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";

interface Props {
  sitting: Sitting;
  close: () => void;
}

export function ProbesDrawer({ sitting, close }: Props) {
  return (
    <TimedDrawer label={_("Probes")} close={close}>
      <p class="hint">{_("Five seconds of silence first.")}</p>
      <ul class="probes">
        {sitting.kit.guide.probes.map((probe) => (
          <li key={probe.id}>
            <GuideText sitting={sitting} item={probe} />
          </li>
        ))}
      </ul>
    </TimedDrawer>
  );
}

/** The titles say what happens in the room; one opens at a time, with the sentence that helps. */
export function CardsDrawer({ sitting, close }: Props) {
  return (
    <TimedDrawer label={_("What if")} close={close}>
      <div class="cards">
        {sitting.kit.guide.cards.map((card) => (
          <details key={card.id} name="what-if">
            <summary>
              <GuideText sitting={sitting} item={card} field="title" />
            </summary>
            <GuideText sitting={sitting} item={card} as="p" class="card-text" />
            {card.contact && <p class="card-text written">{card.contact}</p>}
          </details>
        ))}
      </div>
    </TimedDrawer>
  );
}
