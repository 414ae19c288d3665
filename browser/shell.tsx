/** The entry of the tablet's page: which session and which view stand in the address after `#/`. */

import { type ComponentType, render, type VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { fetched } from "./outdated";
import { NotOpened } from "./parts/not_opened";
import { StorageNotice } from "./parts/storage_notice";
import { keepForOffline, UpdateBar } from "./parts/update_bar";
import { openSitting, type Sitting, seldom } from "./tablet/sitting";
import { _ } from "./words/catalogue";

/** Each view is a file of its own: the room is there first, the others come while nobody waits for them. */
const VIEWS = {
  room: () => import("./views/room/room").then(({ Room }) => Room),
  ended: () => import("./views/room/ended").then(({ Ended }) => Ended),
  desk: () => import("./views/desk/desk").then(({ Desk }) => Desk),
  questionnaires: () => import("./views/questionnaire/questionnaire").then(({ Questionnaires }) => Questionnaires),
  "field-note": () => import("./views/field_note/field_note").then(({ FieldNote }) => FieldNote),
  marks: () => import("./views/marks/marks").then(({ CheckTheMarks }) => CheckTheMarks),
};
const around = () => import("./deferred_views");

type View = keyof typeof VIEWS;
type Shown = ComponentType<{ sitting: Sitting }>;

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
  if (!session)
    return (
      <Loaded key="sessions" load={() => around().then(({ Sessions }) => Sessions)} draw={(Sessions) => <Sessions />} />
    );
  if (view === "prepare")
    return (
      <Loaded
        key={session}
        load={() => around().then(({ Prepare }) => Prepare)}
        draw={(Prepare) => <Prepare session={session} />}
      />
    );
  return <Opened key={session} session={session} view={view} />;
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

function Opened({ session, view }: { session: string; view: string | null }) {
  return (
    <Loaded
      session={session}
      load={() => openSitting(session)}
      draw={(sitting) => <InSession sitting={sitting} view={viewFor(sitting, view)} />}
    />
  );
}

function InSession({ sitting, view: chosen }: { sitting: Sitting; view: View }) {
  const view = chosen === "room" && isOver(sitting) ? "ended" : chosen;
  useEffect(() => {
    document.title = `${sitting.kit.session.code} · Kikao`;
  }, [sitting]);
  return (
    <>
      <UpdateBar sitting={sitting} />
      <Loaded<Shown>
        key={view}
        session={sitting.id}
        load={VIEWS[view]}
        mayReload={() => sitting.status.value.problem !== "storage"}
        draw={(Chosen) => <Chosen sitting={sitting} />}
      />
    </>
  );
}

function isOver({ kit, state }: Sitting): boolean {
  const { status } = state.value;
  return status === "ended" || status === "closed" || kit.session.status === "closed";
}

/** Whose job is what decides only where one begins: both of the pair can open everything. */
function viewFor(sitting: Sitting, view: string | null): View {
  if (view && view in VIEWS) return view as View;
  return sitting.me.role === "moderator" ? "room" : "desk";
}

const root = document.getElementById("shell")!;
root.replaceChildren();
// The view is fetched while the session is opened.
const { session, view } = placeNow();
if (session) void VIEWS[view && view in VIEWS ? (view as View) : "room"]().catch(() => undefined);
render(
  <>
    <StorageNotice />
    <Shell />
  </>,
  root,
);
keepForOffline();
// A view must also open, and a rescue file be made, when the network is gone and no worker keeps them.
for (const load of [...Object.values(VIEWS), around, seldom]) setTimeout(() => load().catch(() => undefined), 3_000);
