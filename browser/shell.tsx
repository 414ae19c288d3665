/** The entry of the tablet's page: which session and which view stand in the address after `#/`. */

import { type ComponentType, render, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { LateProvider } from "./hooks/use_late";
import { SessionProvider } from "./hooks/use_session";
import { fetchAll, late, listAndPrepare, tablet, VIEWS } from "./late";
import { fetched } from "./outdated";
import { keepWordsOurs } from "./outside_changes";
import { Guarded } from "./parts/guarded";
import { NotOpened } from "./parts/not_opened";
import { StorageNotice } from "./parts/storage_notice";
import { UpdateBar } from "./parts/update_bar";
import { openSession } from "./tablet/current_session";
import { keepForOffline } from "./tablet/new_version";
import type { OpenSession } from "./tablet/open_session";
import { isOnTeam, mustTakeOver } from "./tablet/standing";
import { stayAwake } from "./tablet/stay_awake";
import { _ } from "./words/catalogue";
import { keepHalfWords } from "./words/composing";

type View = keyof typeof VIEWS;

interface Place {
  session: string | null;
  view: string | null;
}

function placeNow(): Place {
  const [session, view] = location.hash.replace(/^#\/?/, "").split("/");
  return { session: session || null, view: view || null };
}

function usePlace(): Place {
  const [place, setPlace] = useState(placeNow);
  useEffect(() => {
    const follow = () => setPlace(placeNow());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return place;
}

function Shell() {
  const { session, view } = usePlace();
  if (!session) {
    const load = () => listAndPrepare().then(({ Sessions }) => Sessions);
    return <Loaded key="sessions" load={load} draw={(Sessions) => <Sessions />} />;
  }
  if (view === "prepare") {
    const load = () => listAndPrepare().then(({ Prepare }) => Prepare);
    return <Loaded key={session} load={load} draw={(Prepare) => <Prepare session={session} />} />;
  }
  return <Opened key={session} id={session} view={view} />;
}

interface LoadedProps<Part> {
  load: () => Promise<Part>;
  draw: (part: Part) => VNode;
  session?: string;
  /** Nothing stands here that only this page has. */
  mayReload?: () => boolean;
}

function Loaded<Part>({ load, draw, session, mayReload = () => true }: LoadedProps<Part>) {
  const [{ part, problem }, setLoading] = useState<{ part?: Part; problem?: Error }>({});
  useEffect(() => {
    fetched(load, mayReload).then(
      (part) => setLoading({ part }),
      (problem: Error) => setLoading({ problem }),
    );
  }, []);
  if (problem) return <NotOpened problem={problem} session={session} />;
  return part ? (
    draw(part)
  ) : (
    <p class="page" role="status">
      {_("One moment…")}
    </p>
  );
}

function Opened({ id, view }: { id: string; view: string | null }) {
  const load = async () => openSession(await tablet(), id);
  const draw = (session: OpenSession) => (
    <SessionProvider value={session}>
      <InSession session={session} view={view} />
    </SessionProvider>
  );
  return <Loaded session={id} load={load} draw={draw} />;
}

function InSession({ session, view: named }: { session: OpenSession; view: string | null }) {
  const chosen = viewFor(session, named);
  const asksFirst = mustTakeOver(session) && !entersQuestionnaires(session, chosen);
  const view = asksFirst ? "take-over" : chosen === "room" ? roomNow(session) : chosen;
  useEffect(() => {
    document.title = `${session.kit.session.code} · Kikao`;
    return stayAwake(session);
  }, [session]);
  return (
    <>
      <UpdateBar />
      <Loaded<ComponentType>
        key={view}
        session={session.id}
        load={VIEWS[view]}
        mayReload={() => session.status.value.problem !== "storage"}
        draw={(Chosen) => (
          <Guarded session={session.id}>
            <Chosen />
          </Guarded>
        )}
      />
    </>
  );
}

/** The office may, once the record is open to it. */
function entersQuestionnaires({ kit }: OpenSession, view: View): boolean {
  return view === "questionnaires" && !!kit.person.rights?.includes("enter_questionnaire");
}

/** The room has three faces: before the start, while it runs, and after the end. */
function roomNow({ kit, state }: OpenSession): View {
  const { status } = state.value;
  if (status === "ended" || status === "closed" || kit.session.status === "closed") return "ended";
  return status === "planned" ? "start" : "room";
}

/** Whose job is what decides only where one begins: both of the pair can open everything. */
function viewFor(session: OpenSession, view: string | null): View {
  if (view && view in VIEWS && !(view === "take-over" && isOnTeam(session))) return view as View;
  return session.me.role === "moderator" ? "room" : "desk";
}

const root = document.getElementById("shell")!;
root.replaceChildren();
keepHalfWords(document);
// The view is fetched while the session is opened.
const { session, view } = placeNow();
if (session) void VIEWS[view && view in VIEWS ? (view as View) : "room"]().catch(() => undefined);
render(
  <>
    <StorageNotice />
    <LateProvider value={late}>
      <Guarded>
        <Shell />
      </Guarded>
    </LateProvider>
  </>,
  root,
);
keepWordsOurs(root);
keepForOffline();
setTimeout(fetchAll, 3_000);
