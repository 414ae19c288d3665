import { useEffect, useRef } from "preact/hooks";
import { useNow } from "../../hooks/use_now";
import { planOf } from "../../parts/clock_line";
import { GuideText } from "../../parts/guide_text";
import type { Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";
import { hourMinute } from "../../words/time";

interface Props {
  sitting: Sitting;
  shown: string;
  look: (section: string) => void;
}

/** The guide's sections with their times: true ones for what has begun, the plan's for the rest. */
export function Rail({ sitting, shown, look }: Props) {
  const now = useNow(sitting, 15);
  const { slots, current } = planOf(sitting, now);
  const time = (ms: number) => hourMinute(new Date(ms).toISOString(), sitting.kit.session.time_zone);
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current?.id]);
  return (
    <nav ref={place} class="rail" aria-label={_("Guide")}>
      <ol class="rail-list">
        {sitting.kit.guide.sections.map((section, index) => {
          const slot = slots[index]!;
          const isNow = slot.id === current?.id;
          return (
            <li key={section.id}>
              <button
                class={shown === section.id ? "shown" : ""}
                aria-current={isNow ? "step" : undefined}
                onClick={() => look(section.id)}
              >
                <i class={`mark ${isNow ? "half" : slot.began ? "full" : ""}`} />
                <span>
                  <GuideText sitting={sitting} item={section} field="title" />
                  <small>
                    {time(slot.began ?? slot.starts)}
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
