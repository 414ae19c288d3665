import { useNow } from "../../hooks/use_now";
import { useSession } from "../../hooks/use_session";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";
import { elapsed } from "../../words/time";

/** 14:31 · A1 00:31:40 · Enter saves: the time of the first key, once there is one. */
export function WhereAndWhen({ since }: { since: string | undefined }) {
  const session = useSession();
  const now = useNow(1);
  const at = since ? Date.parse(since) : now;
  const time = session.hourMinute(at);
  return <small>{[time, recorderTime(session, at), _("Enter saves")].filter(Boolean).join(" · ")}</small>;
}

/** "A1 00:31:40" of the part that is running. After the end nothing is said to run until somebody is asked. */
export function recorderTime(session: OpenSession, now: number): string {
  if (session.state.value.status === "ended") return "";
  const running = Object.entries(session.state.value.recorder).filter(([, part]) => part.started && !part.stopped);
  return running
    .map(([name, part]) => `${name} ${elapsed(now - Date.parse(part.zero ?? part.started!))}`)
    .sort()
    .join(" · ");
}
