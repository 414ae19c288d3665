import { useEffect, useRef } from "preact/hooks";
import { useNow } from "../../hooks/use_now";
import { useSession } from "../../hooks/use_session";
import { GuideText } from "../../parts/guide_text";
import { planOf } from "../../tablet/session_plan";
import { _ } from "../../words/catalogue";

interface Props {
  shown: string;
  look: (section: string) => void;
}

/** The guide's sections with their times: true ones for what has begun, the plan's for the rest. */
export function Rail({ shown, look }: Props) {
  const session = useSession();
  const now = useNow(15);
  const { slots, current } = planOf(session, now);
  const reached = slots.findIndex((slot) => slot.id === current?.id);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current?.id]);
  return (
    <nav ref={place} class="rail" aria-label={_("Guide")}>
      <ol class="rail-list">
        {session.kit.guide.sections.map((section, index) => {
          const slot = slots[index]!;
          const isNow = slot.id === current?.id;
          const skipped = !slot.began && index < reached;
          return (
            <li key={section.id}>
              <button
                class={shown === section.id ? "shown" : ""}
                aria-current={isNow ? "step" : undefined}
                onClick={() => look(section.id)}
              >
                <i class={`mark ${isNow ? "half" : slot.began ? "full" : ""}`} />
                <span>
                  <GuideText item={section} field="title" />
                  <small>
                    {skipped ? _("not begun") : session.hourMinute(slot.began ?? slot.starts)}
                    {isNow ? ` · ${_("now")}` : slot.began ? <span class="hidden-text"> · {_("has been")}</span> : null}
                  </small>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
