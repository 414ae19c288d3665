import { mustAskLeft, type Plan, plan } from "../guide/plan";
import { useNow } from "../hooks/use_now";
import type { Sitting } from "../tablet/sitting";
import { _, _n, fill } from "../words/catalogue";
import { hourMinute } from "../words/time";
import { GuideText } from "./guide_text";

export function planOf(sitting: Sitting, at: number): Plan {
  const { kit, state } = sitting;
  const { started_at, nows } = state.value;
  const later = Number(sitting.draft("plan.later") ?? 0);
  return plan(kit.guide.sections, { planned_start: kit.session.starts_at, started_at, nows }, at, later);
}

/** 14:32 · Team culture at 14:45 · 3 min behind · end 15:30. Never a countdown. */
export function ClockLine({ sitting }: { sitting: Sitting }) {
  const now = useNow(sitting);
  const { kit, state } = sitting;
  const course = planOf(sitting, now);
  const time = (ms: number) => hourMinute(new Date(ms).toISOString(), kit.session.time_zone);
  const running = state.value.status === "running";
  const next = kit.guide.sections.find((section) => section.id === course.next?.id);
  return (
    <p class="clock-line">
      <time class="clock">{time(now)}</time>
      {running && next && (
        <span class="next">
          <GuideText sitting={sitting} item={next} field="title" />{" "}
          <b>{fill(_("at {time}"), { time: time(course.next!.starts) })}</b>
        </span>
      )}
      {running && <span>{standing(course.behind)}</span>}
      {running && <span>{fill(_("end {time}"), { time: time(course.ends) })}</span>}
      {running && course.behind > 0 && <span class="must-ask">{left(sitting, course.ends - now)}</span>}
      {state.value.status === "planned" && (
        <span>{fill(_("planned for {time}"), { time: hourMinute(kit.session.starts_at, kit.session.time_zone) })}</span>
      )}
      {state.value.paused && running && <b>{_("Pause")}</b>}
    </p>
  );
}

function standing(behind: number): string | null {
  if (behind > 0) return fill(_n("{n} min behind", "{n} min behind", behind), { n: behind });
  if (behind < -2) return fill(_n("{n} min ahead", "{n} min ahead", -behind), { n: -behind });
  return null;
}

/** "3 must-ask left, 25 minutes": what helps to choose when time is short. */
function left(sitting: Sitting, ms: number): string {
  const questions = mustAskLeft(sitting.kit.guide.sections, sitting.state.value);
  const minutes = Math.max(0, Math.round(ms / 60_000));
  return `${fill(_n("{n} must-ask left", "{n} must-ask left", questions), { n: questions })}, ${fill(_n("{n} minute", "{n} minutes", minutes), { n: minutes })}`;
}
