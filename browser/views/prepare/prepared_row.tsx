import type { PreparedSession } from "../../tablet/prepare";
import { _, _n, fill } from "../../words/catalogue";
import { dayAndTime } from "../../words/time";

/** A session that opens here without network. */
export function PreparedRow({ session }: { session: PreparedSession }) {
  return (
    <li>
      <a class="button" href={`#/${session.id}`}>
        <bdi>{session.code}</bdi>
      </a>
      <span>{dayAndTime(session.starts_at, session.time_zone)}</span>
      <span class="push">{lifeWords(session.status)}</span>
      {session.waiting > 0 && (
        <span class="status waiting">
          {fill(_n("{n} to send", "{n} to send", session.waiting), { n: session.waiting })}
        </span>
      )}
    </li>
  );
}

export function lifeWords(status: PreparedSession["status"]): string {
  if (status === "planned") return _("planned");
  if (status === "running") return _("running");
  return status === "ended" ? _("ended") : _("closed");
}
