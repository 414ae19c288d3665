import { useState } from "preact/hooks";
import type { Card } from "../../contract/kit";
import { useSession } from "../../hooks/use_session";
import { GuideText } from "../../parts/guide_text";
import { Icon } from "../../parts/icon";
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

/**
 * The titles say what happens in the room. An opened card takes the whole drawer; one that names whom to call stays
 * open until somebody closes it.
 */
export function CardsDrawer({ close }: Props) {
  const session = useSession();
  const [opened, open] = useState<string | null>(null);
  const { cards } = session.kit.guide;
  const card = cards.find(({ id }) => id === opened);
  return (
    <TimedDrawer label={_("What if")} close={close} stays={!!card?.contact}>
      {card ? (
        <OpenedCard card={card} back={() => open(null)} />
      ) : (
        <div class="menu">
          {cards.map((one) => (
            <button key={one.id} onClick={() => open(one.id)}>
              <GuideText item={one} field="title" />
            </button>
          ))}
        </div>
      )}
    </TimedDrawer>
  );
}

function OpenedCard({ card, back }: { card: Card; back: () => void }) {
  return (
    <div class="stack close">
      <GuideText item={card} field="title" as="h2" />
      {card.contact && (
        <p class="card-text written">
          <b>{card.contact}</b>
        </p>
      )}
      <GuideText item={card} as="p" class="card-text" />
      <button class="quiet" onClick={back}>
        <Icon name="arrow-left" turns />
        {_("All cards")}
      </button>
    </div>
  );
}
