import { useEffect, useState } from "preact/hooks";
import { useLate } from "../../hooks/use_late";
import { NotOpened } from "../../parts/not_opened";
import { RescueButton } from "../../parts/rescue_button";
import type { Check, PreparedSession } from "../../tablet/prepare";
import { teamWords } from "../../tablet/staff_names";
import { _, fill } from "../../words/catalogue";
import { CHECKS, checkWords, helpWords } from "./check_words";
import { PreparedRow } from "./prepared_row";
import { isNeeded, isReady } from "./verdict";

/** Readies this tablet for a session that may have no network, and says line by line what is here. */
export function Prepare({ session }: { session: string }) {
  const late = useLate();
  const [checks, setChecks] = useState<Check[] | null>(null);
  const [here, setHere] = useState<PreparedSession[]>([]);
  const [problem, setProblem] = useState<Error | null>(null);
  const run = async () => {
    setChecks(null);
    try {
      setChecks(await late.prepare(session));
      setHere(await late.prepared());
    } catch (cause) {
      setProblem(cause as Error);
    }
  };
  useEffect(() => {
    void run();
  }, [session]);
  const { code, team } = here.find((one) => one.id === session) ?? {};
  if (problem) return <NotOpened problem={problem} session={session} />;
  return (
    <main class="page prepare">
      <div>
        <p class="crumbs">
          <a href="#/">{_("Sessions")}</a>
        </p>
        <h1>{code ? fill(_("Is this tablet ready for {code}?"), { code }) : _("Is this tablet ready?")}</h1>
      </div>
      {team && <p class="lead">{teamWords(team)}</p>}
      <Verdict checks={checks} session={session} again={run} />
      <CheckLines checks={checks} />
      {here.length > 0 && <AllPrepared sessions={here} />}
    </main>
  );
}

function CheckLines({ checks }: { checks: Check[] | null }) {
  const checkOf = (name: Check["name"]) => checks?.find((one) => one.name === name);
  return (
    <ul class="checks">
      {CHECKS.filter((name) => !checks || checkOf(name)).map((name) => (
        <CheckLine key={name} name={name} check={checkOf(name)} running={checks === null} />
      ))}
    </ul>
  );
}

function AllPrepared({ sessions }: { sessions: PreparedSession[] }) {
  return (
    <section>
      <h2>{_("Prepared on this tablet")}</h2>
      <ul class="session-list">
        {sessions.map((one) => (
          <PreparedRow key={one.id} session={one} />
        ))}
      </ul>
    </section>
  );
}

function Verdict({ checks, session, again }: { checks: Check[] | null; session: string; again: () => Promise<void> }) {
  if (!checks)
    return (
      <p class="verdict" role="status">
        {_("Fetching and trying …")}
      </p>
    );
  const ready = isReady(checks);
  return (
    <div class="verdict-area">
      <p class={ready ? "verdict ready" : "verdict"} role="status">
        {ready ? _("Ready: the session can run without network.") : _("Not ready yet.")}
      </p>
      <p class="actions">
        {ready && (
          <a class="button primary" href={`#/${session}`}>
            {_("Open the session")}
          </a>
        )}
        <button onClick={again}>{_("Check again")}</button>
        <RescueButton session={session} />
      </p>
    </div>
  );
}

function CheckLine({ name, check, running }: { name: Check["name"]; check: Check | undefined; running: boolean }) {
  const needed = isNeeded(check ?? { name });
  const state = running ? _("trying …") : check?.ok ? _("in order") : needed ? _("missing") : _("not yet");
  return (
    <li>
      <span class={check?.ok ? "status done" : "status waiting"}>{checkWords(check ?? { name })}</span>
      <small class="push">{state}</small>
      {!running && !check?.ok && <p class={needed ? "problem-text" : "hint"}>{helpWords(check ?? { name })}</p>}
    </li>
  );
}
