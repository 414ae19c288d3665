import { useEffect, useState } from "preact/hooks";
import type { Kind, Payloads } from "../contract/payloads";

import type { Sitting } from "../tablet/sitting";
import { _ } from "../words/catalogue";
import { Icon } from "./icon";

export interface Done {
  said: string;
  /** What takes it back; without it the line only says what happened. */
  change?: string;
}

export interface Undo {
  last: Done | null;
  show: (done: Done | null) => void;
  /** Makes a change, remembers it under its subject and says what was done. */
  act: <K extends Kind>(said: string, kind: K, subject: string, payload: Payloads[K]) => Promise<void>;
}

const LASTS_SECONDS = 12;

export function useUndo(sitting: Sitting): Undo {
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
      const change = await sitting.act(kind, subject, payload);
      sitting.keepDraft(memory(subject, payload), change.id);
      show({ said, change: change.id });
    },
  };
}

/** The change this tablet made with that payload, if it did: it can still be taken back after a reload. */
export function madeHere(sitting: Sitting, subject: string, payload: object): string | undefined {
  return sitting.draft(memory(subject, payload)) ?? undefined;
}

function memory(subject: string, payload: object): string {
  return `made.${subject}.${"mark" in payload ? payload.mark : ""}`;
}

export function UndoLine({ sitting, undo }: { sitting: Sitting; undo: Undo }) {
  const { last, show } = undo;
  const takeBack = async () => {
    await sitting.act("change.undone", last!.change!, {});
    show({ said: _("Taken back") });
  };
  return (
    <div class="undo" role="status">
      {last && <span>{last.said}</span>}
      {last?.change && (
        <button class="quiet" onClick={takeBack}>
          <Icon name="undo-2" turns />
          {_("Undo")}
        </button>
      )}
    </div>
  );
}
