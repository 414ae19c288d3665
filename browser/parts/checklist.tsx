import type { Sitting } from "../tablet/sitting";
import { hourMinute } from "../words/time";
import { GuideText } from "./guide_text";

/** One of the guide's checklists; each tick with its time, every one optional. */
export function Checklist({
  sitting,
  id,
  level: Heading = "h2",
}: {
  sitting: Sitting;
  id: string;
  level?: "h2" | "h3";
}) {
  const list = sitting.kit.guide.checklists.find((checklist) => checklist.id === id);
  if (!list) return null;
  const { checks } = sitting.state.value;
  return (
    <section class="stack close checklist">
      <Heading>
        <GuideText sitting={sitting} item={list} field="title" />
      </Heading>
      <ul class="ticks">
        {list.items.map((item) => {
          const check = checks[item.id];
          return (
            <li key={item.id}>
              <label class="tick">
                <input
                  type="checkbox"
                  checked={check?.done ?? false}
                  onChange={(event) => void sitting.act("check.ticked", item.id, { done: event.currentTarget.checked })}
                />
                <GuideText sitting={sitting} item={item} />
                {check?.done && <small>{hourMinute(check.at, sitting.kit.session.time_zone)}</small>}
              </label>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
