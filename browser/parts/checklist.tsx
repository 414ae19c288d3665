import { useSession } from "../hooks/use_session";
import { GuideText } from "./guide_text";

/** One of the guide's checklists; each tick with its time, every one optional. */
export function Checklist({ id, level: Heading = "h2" }: { id: string; level?: "h2" | "h3" }) {
  const session = useSession();
  const list = session.kit.guide.checklists.find((checklist) => checklist.id === id);
  if (!list) return null;
  const { checks } = session.state.value;
  return (
    <section class="stack close checklist">
      <Heading>
        <GuideText item={list} field="title" />
      </Heading>
      <GuideText item={list} field="instruction" as="p" class="instruction" />
      <ul class="ticks">
        {list.items.map((item) => {
          const check = checks[item.id];
          return (
            <li key={item.id}>
              <label class="tick">
                <input
                  type="checkbox"
                  checked={check?.done ?? false}
                  onChange={(event) => void session.act("check.ticked", item.id, { done: event.currentTarget.checked })}
                />
                <GuideText item={item} />
                {check?.done && <small>{session.hourMinute(check.at)}</small>}
              </label>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
