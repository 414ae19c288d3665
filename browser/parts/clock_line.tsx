import { mustAskLeft } from "../guide/plan";
import { useNow } from "../hooks/use_now";
import { useSession } from "../hooks/use_session";
import type { OpenSession } from "../tablet/open_session";
import { planOf } from "../tablet/session_plan";
import { _, _n, fill } from "../words/catalogue";
import { GuideText } from "./guide_text";
import { Planned } from "./planned";

/** 14:32 · Team culture at 14:45 · 3 min behind · end 15:30. Never a countdown. */
export function ClockLine() {
  const session = useSession();
  const now = useNow();
  const { kit, state } = session;
  const course = planOf(session, now);
  const time = (ms: number) => session.hourMinute(ms);
  const running = state.value.status === "running";
  const next = kit.guide.sections.find((section) => section.id === course.next?.id);
  return (
    <p class="clock-line">
      <time class="clock">{time(now)}</time>
      {state.value.paused && running && <b>{_("Pause")}</b>}
      {running && next && (
        <span class="next">
          <GuideText item={next} field="title" /> <b>{fill(_("at {time}"), { time: time(course.next!.starts) })}</b>
        </span>
      )}
      {running && <span>{standing(course.behind)}</span>}
      {running && course.behind > 0 && <span>{left(session, course.ends - now)}</span>}
      {running && <span>{fill(_("end {time}"), { time: time(course.ends) })}</span>}
      {state.value.status === "planned" && (
        <span>
          <Planned />
        </span>
      )}
    </p>
  );
}

function standing(behind: number): string | null {
  if (behind > 0) return fill(_n("{n} min behind", "{n} min behind", behind), { n: behind });
  if (behind < -2) return fill(_n("{n} min ahead", "{n} min ahead", -behind), { n: -behind });
  return null;
}

/** "3 must-ask left, 25 minutes": what helps to choose when time is short. */
function left(session: OpenSession, ms: number): string {
  const questions = mustAskLeft(session.kit.guide.sections, session.state.value);
  const minutes = Math.max(0, Math.round(ms / 60_000));
  const asks = fill(_n("{n} must-ask left", "{n} must-ask left", questions), { n: questions });
  return `${asks}, ${fill(_n("{n} minute", "{n} minutes", minutes), { n: minutes })}`;
}
