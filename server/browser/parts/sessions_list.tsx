import { useEffect, useState } from "preact/hooks";

import { prepared, type PreparedSession } from "../sitting";
import { dayAndTime } from "../time";
import { _, _n, fill } from "../words";
import { NotOpened } from "./not_opened";
import { PlainHttpNotice } from "./plain_http";
import { UpdateBar } from "./update_bar";

/** The sessions that open on this tablet without network. */
export function SessionsList() {
  const [sessions, setSessions] = useState<PreparedSession[]>();
  const [problem, setProblem] = useState<Error>();
  useEffect(() => {
    prepared().then(setSessions, setProblem);
  }, []);
  if (problem) return <NotOpened problem={problem} />;
  return (
    <main class="page">
      <UpdateBar />
      <PlainHttpNotice />
      <div>
        <h1>{_("Sessions on this tablet")}</h1>
        <p class="lead">{_("They open without network.")}</p>
      </div>
      {sessions?.length === 0 && <p class="notice">{_("None yet. Open a session from the list on the server and prepare this tablet for it.")}</p>}
      <ul class="session-list">
        {sessions?.map((session) => <Prepared key={session.id} session={session} />)}
      </ul>
      <p>
        <a class="button" href="/">{_("All sessions on the server")}</a>
      </p>
    </main>
  );
}

function Prepared({ session }: { session: PreparedSession }) {
  return (
    <li>
      <a class="button primary" href={`#/${session.id}`}>
        <bdi>{session.code}</bdi>
      </a>
      <span>{dayAndTime(session.starts_at, session.time_zone)}</span>
      <span class="push">{statusWords(session.status)}</span>
      {session.waiting > 0 && <span class="status waiting">{fill(_n("{n} to send", "{n} to send", session.waiting), { n: session.waiting })}</span>}
      <a class="button quiet" href={`#/${session.id}/prepare`}>{_("Is this tablet ready?")}</a>
    </li>
  );
}

function statusWords(status: PreparedSession["status"]): string {
  if (status === "planned") return _("planned");
  if (status === "running") return _("running");
  return status === "ended" ? _("ended") : _("closed");
}
