/** What a pause does to the recorder, and who decides whether there is a recording. */

import type { State } from "../contract/state";
import { whoCame } from "../guide/participants";
import type { Act } from "../store/act";
import type { OpenSession } from "./open_session";
import { running } from "./recorder";

export const RECORDERS = ["A", "B"];

/** A1, then A2: each part is a file of its own. */
export function nextPart({ recorder }: State, letter: string): string {
  const ever = Object.keys(recorder).filter((part) => part.startsWith(letter) && recorder[part]!.started);
  return `${letter}${ever.length + 1}`;
}

/** Parts that a break stopped, the last of their recorder. */
function stoppedForBreak({ recorder }: State): string[] {
  const last = RECORDERS.flatMap((letter) =>
    Object.keys(recorder)
      .filter((part) => part.startsWith(letter))
      .sort(byNumber)
      .slice(-1),
  );
  return last.filter((part) => recorder[part]!.reason === "break");
}

function byNumber(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}

/** A pause stops the talk and the recorder's part. */
export function pause(session: OpenSession): Act[] {
  const stops = running(session.state.value).map(
    (subject): Act => ({ kind: "recorder.stopped", subject, payload: { reason: "break" } }),
  );
  return [{ kind: "session.paused", subject: session.id, payload: {} }, ...stops];
}

/** Going on begins the next part of each recorder that the break stopped. */
export function goOn(session: OpenSession): Act[] {
  const { value } = session.state;
  const starts = wantsNoRecording(session).length
    ? []
    : stoppedForBreak(value).map(
        (part): Act => ({ kind: "recorder.started", subject: nextPart(value, part[0]!), payload: {} }),
      );
  return [{ kind: "session.resumed", subject: session.id, payload: {} }, ...starts];
}

/** Numbers of those who are here and do not want to be recorded: then nobody is. Who left is not in the way. */
export function wantsNoRecording({ kit, state }: OpenSession): number[] {
  const { participants, seats } = state.value;
  const seated = new Set(Object.values(seats).map((seat) => seat.participant));
  const here = whoCame(kit, state.value).filter(({ id }) => !seated.size || seated.has(id));
  return here.filter(({ id }) => participants[id]?.no_recording).map(({ number }) => number);
}

/** A part that the tablet began by itself when the talk went on: is the recorder on again? */
export function begunByGoingOn({ recorder, stretches }: State): string[] {
  const began = new Set(stretches.slice(1).map(([at]) => Date.parse(at)));
  return Object.keys(recorder).filter((part) => {
    const { started, stopped } = recorder[part]!;
    return started && !stopped && [...began].some((at) => Math.abs(Date.parse(started) - at) < AT_ONCE_MS);
  });
}

const AT_ONCE_MS = 1_000;
