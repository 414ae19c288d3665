/** The entry of the tablet's page: which session and which view stand in the address after `#/`. */

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";

import { Desk } from "./desk/desk";
import { FieldNote } from "./field_note/field_note";
import { CheckTheMarks } from "./marks/marks";
import { NotOpened } from "./parts/not_opened";
import { SessionsList } from "./parts/sessions_list";
import { keepForOffline, UpdateBar } from "./parts/update_bar";
import { Prepare } from "./prepare/prepare";
import { Questionnaires } from "./questionnaire/questionnaire";
import { Room } from "./room/room";
import { openSitting, type Sitting } from "./sitting";
import { _ } from "./words";

const VIEWS = {
  room: Room,
  desk: Desk,
  questionnaires: Questionnaires,
  "field-note": FieldNote,
  marks: CheckTheMarks,
};

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
  if (!session) return <SessionsList />;
  if (view === "prepare") return <Prepare key={session} session={session} />;
  return <Opened key={session} session={session} view={view} />;
}

type Opening = { sitting?: Sitting; problem?: Error };

function Opened({ session, view }: { session: string; view: string | null }) {
  const [{ sitting, problem }, setOpening] = useState<Opening>({});
  useEffect(() => {
    openSitting(session).then(
      (opened) => setOpening({ sitting: opened }),
      (cause: Error) => setOpening({ problem: cause }),
    );
  }, [session]);
  useEffect(() => {
    document.title = sitting ? `${sitting.kit.session.code} · Kikao` : "Kikao";
  }, [sitting]);
  if (problem) return <NotOpened problem={problem} session={session} />;
  if (!sitting) return <p class="page" role="status">{_("One moment…")}</p>;
  const Chosen = VIEWS[viewFor(sitting, view)];
  return (
    <>
      <UpdateBar sitting={sitting} />
      <Chosen sitting={sitting} />
    </>
  );
}

/** Whose job is what decides only where one begins: both of the pair can open everything. */
function viewFor(sitting: Sitting, view: string | null): View {
  if (view && view in VIEWS) return view as View;
  return sitting.me.role === "moderator" ? "room" : "desk";
}

const root = document.getElementById("shell")!;
root.replaceChildren();
render(<Shell />, root);
keepForOffline();
