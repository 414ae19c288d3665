import { useEffect, useState } from "preact/hooks";
import { type Late, useLate } from "../../hooks/use_late";
import { Guarded } from "../../parts/guarded";
import { NotOpened } from "../../parts/not_opened";
import { PlainHttpNotice } from "../../parts/plain_http";
import { UpdateBar } from "../../parts/update_bar";
import { teamWords } from "../../tablet/staff_names";
import { _, _n, fill } from "../../words/catalogue";
import { dayAndTime } from "../../words/time";
import { type Found, type Listed, listing, mayUpdate, type Told } from "./listing";
import { lifeWords } from "./prepared_row";

/** Where the tablet begins: the sessions of this person, from the server or from the tablet. */
export function Sessions() {
  const late = useLate();
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  useEffect(() => {
    find(late).then(setFound, setProblem);
  }, []);
  if (problem) return <NotOpened problem={problem} />;
  return (
    <main class="page">
      {found && mayUpdate(found) && <UpdateBar />}
      <PlainHttpNotice />
      <div>
        <h1>{_("Sessions")}</h1>
        {found && (
          <p class="lead">
            {found.offline
              ? _("No network: these open on this tablet.")
              : _("What is marked as being on this tablet opens without network.")}
          </p>
        )}
      </div>
      {found?.signedOut && <SignIn />}
      {!found && <p role="status">{_("One moment…")}</p>}
      {found?.sessions.length === 0 && <p class="notice">{emptyWords(found)}</p>}
      {found && <Rows sessions={found.sessions.filter(isToCome)} offline={found.offline} first />}
      {found && <Past sessions={found.sessions.filter((one) => !isToCome(one))} offline={found.offline} />}
    </main>
  );
}

function isToCome({ status, waiting }: Listed): boolean {
  return status === "planned" || status === "running" || waiting > 0;
}

function Past({ sessions, offline }: RowsProps) {
  if (!sessions.length) return null;
  return (
    <details class="read-before">
      <summary>
        {fill(_n("{n} session that is over", "{n} sessions that are over", sessions.length), { n: sessions.length })}
      </summary>
      <Rows sessions={sessions} offline={offline} />
    </details>
  );
}

interface RowsProps {
  sessions: Listed[];
  offline: boolean;
  /** The first of them is the one to open now. */
  first?: boolean;
}

function Rows({ sessions, offline, first = false }: RowsProps) {
  return (
    <ul class="session-list">
      {sessions.map((session, place) => (
        <Guarded key={session.id} what={session.code}>
          <Row session={session} offline={offline} next={first && place === 0} />
        </Guarded>
      ))}
    </ul>
  );
}

async function find(late: Late): Promise<Found> {
  const [here, answer] = await Promise.all([late.prepared(), ask()]);
  const told = answer?.ok ? ((await answer.json()) as Told[]) : [];
  return { sessions: listing(told, here), offline: answer === null, signedOut: answer?.status === 401 };
}

async function ask(): Promise<Response | null> {
  return fetch("/api/sessions", { cache: "no-store", signal: AbortSignal.timeout(5_000) }).catch(() => null);
}

function emptyWords(found: Found): string {
  if (found.offline)
    return _("Nothing is prepared on this tablet. With network, open a session and prepare the tablet for it.");
  return _("You are on no session yet. The coordinator plans sessions and puts you on them.");
}

function Row({ session, offline, next }: { session: Listed; offline: boolean; next: boolean }) {
  const opens = session.here || !offline;
  return (
    <li>
      {opens ? (
        <a
          class={next ? "button primary large" : "button large"}
          href={session.here ? `#/${session.id}` : `#/${session.id}/prepare`}
        >
          <bdi>{session.code}</bdi>
        </a>
      ) : (
        <b>
          <bdi>{session.code}</bdi>
        </b>
      )}
      <Facts session={session} />
      {session.waiting > 0 && (
        <span class="status waiting">
          {fill(_n("{n} to send", "{n} to send", session.waiting), { n: session.waiting })}
        </span>
      )}
      <span class="actions push">
        <a class="button quiet" href={`#/${session.id}/prepare`}>
          {session.here ? _("Is this tablet ready?") : _("Prepare this tablet")}
        </a>
        <a class="button" href={`#/${session.id}/room`}>
          {_("Room")}
        </a>
        <a class="button" href={`#/${session.id}/desk`}>
          {_("Desk")}
        </a>
      </span>
    </li>
  );
}

function Facts({ session }: { session: Listed }) {
  const zone = session.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <span class="session-facts">
      {dayAndTime(session.starts_at, zone)}
      <small>
        {lifeWords(session.status)} · {session.here ? _("on this tablet") : _("not on this tablet yet")}
      </small>
      <small>{teamWords(session.team)}</small>
    </span>
  );
}

function SignIn() {
  const next = encodeURIComponent(location.pathname + location.hash);
  return (
    <p class="notice actions">
      {_("Sign in again to see all sessions and to send. What is on this tablet stays open.")}
      <a class="button" href={`/sign-in?next=${next}`}>
        {_("Sign in")}
      </a>
    </p>
  );
}
