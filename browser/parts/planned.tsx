import { useNow } from "../hooks/use_now";
import { useSession } from "../hooks/use_session";
import { _, fill } from "../words/catalogue";
import { dayAndTime, daysBetween } from "../words/time";

/** "planned for tomorrow 14:00": on the eve a time alone would be read as today's. */
export function Planned() {
  const { kit, hourMinute } = useSession();
  const { starts_at, time_zone } = kit.session;
  const days = daysBetween(useNow(60), starts_at, time_zone);
  if (days === 0) return <>{fill(_("planned for {time}"), { time: hourMinute(starts_at) })}</>;
  if (days === 1) return <>{fill(_("planned for tomorrow {time}"), { time: hourMinute(starts_at) })}</>;
  return <>{fill(_("planned for {time}"), { time: dayAndTime(starts_at, time_zone) })}</>;
}
