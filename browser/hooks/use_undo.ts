/** The last thing done in a view, for a while, with the way to take it back. */

import { useEffect, useState } from "preact/hooks";
import type { Kind, Payloads } from "../contract/payloads";
import type { Act } from "../store/act";
import type { OpenSession } from "../tablet/open_session";
import { useSession } from "./use_session";

export interface Done {
  said: string;
  /** What can be taken back: a change, or several made by one tap. Without it the line only says what happened. */
  change?: string | string[];
}

export interface Undo {
  last: Done | null;
  show: (done: Done | null) => void;
  /** Makes a change, remembers it under its subject and says what was done. */
  act: <K extends Kind>(said: string, kind: K, subject: string, payload: Payloads[K]) => Promise<void>;
  /** All of them or none, by one tap, and taken back by one. */
  actAll: (said: string, acts: Act[]) => Promise<void>;
}

const LASTS_SECONDS = 12;

export function useUndo(): Undo {
  const session = useSession();
  const [last, show] = useState<Done | null>(null);
  useEffect(() => {
    if (!last) return;
    const timer = setTimeout(() => show(null), LASTS_SECONDS * 1000);
    return () => clearTimeout(timer);
  }, [last]);
  return {
    last,
    show,
    async act(said, kind, subject, payload) {
      const change = await session.act(kind, subject, payload);
      session.remembered.keep(keyOf(subject, payload), change.id);
      show({ said, change: change.id });
    },
    async actAll(said, acts) {
      const made = await session.actAll(acts);
      show({ said, change: made.map(({ id }) => id) });
    },
  };
}

/** The change this tablet made with that payload, if it did: it can still be taken back after a reload. */
export function madeHere(session: OpenSession, subject: string, payload: object): string | undefined {
  return session.remembered.read(keyOf(subject, payload)) ?? undefined;
}

function keyOf(subject: string, payload: object): string {
  return `made.${subject}.${"mark" in payload ? payload.mark : ""}`;
}
