/** What is fetched when it is opened, or a few seconds later while nobody waits for it: each line is one file. */

import type { Late } from "./hooks/use_late";
import { currentSession } from "./tablet/current_session";
import { openTablet } from "./tablet/tablet";

export const VIEWS = {
  room: () => import("./late/room").then(({ Room }) => Room),
  start: () => import("./late/start").then(({ Start }) => Start),
  ended: () => import("./late/ended").then(({ Ended }) => Ended),
  desk: () => import("./late/desk").then(({ Desk }) => Desk),
  questionnaires: () => import("./late/questionnaire").then(({ Questionnaires }) => Questionnaires),
  "field-note": () => import("./late/field_note").then(({ FieldNote }) => FieldNote),
  "take-over": () => import("./late/take_over").then(({ TakeOver }) => TakeOver),
  marks: () => import("./late/marks").then(({ CheckTheMarks }) => CheckTheMarks),
};

export const listAndPrepare = () => import("./late/sessions");

const standing = () => import("./late/standing");

const engine = () => import("./late/engine");

export const tablet = () => openTablet(engine);

const roomAside = () => import("./late/room_aside");

export const late: Late = {
  roomAside: async <Aside>() => (await roomAside()) as Aside,
  prepare: async (session) => (await engine()).prepare(await tablet(), session, everyView),
  prepared: async () => (await engine()).prepared(await tablet()),
  rescueFile: async (session) => (await engine()).rescueFile(await tablet(), session, currentSession(session)),
  standing,
  backlogs: async (session) => (await engine()).backlogs(await tablet(), session),
};

function everyView(): Promise<unknown> {
  return Promise.all([roomAside, ...Object.values(VIEWS)].map((load) => load()));
}

/** A view must also open, and a rescue file be made, when the network is gone and no worker keeps them. */
export function fetchAll(): void {
  const all = [...Object.values(VIEWS), roomAside, listAndPrepare, standing, engine];
  for (const load of all) load().catch(() => undefined);
}
