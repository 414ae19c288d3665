/** What is fetched late and needed by a component: the entry says from which file (`late.ts`). */

import { type ComponentType, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Act } from "../store/act";
import type { OpenSession } from "../tablet/open_session";
import type { Check, PreparedSession } from "../tablet/prepare";
import type { RescueFile } from "../tablet/rescue_file";
import type { TabletBacklog } from "../tablet/tablet_backlog";

export interface Late {
  /** What the room shows only when somebody opens it; it comes right after the room. */
  roomAside<Aside>(): Promise<Aside>;
  /** Fetches all that the session needs and says line by line what is here. */
  prepare(session: string): Promise<Check[]>;
  /** The sessions this tablet opens without network, the next one first. */
  prepared(): Promise<PreparedSession[]>;
  /** Everything of the session that only this tablet has, encrypted for the server; null when there is nothing. */
  rescueFile(session: string): Promise<RescueFile | null>;
  /** What each tablet has still to send; null without network. */
  backlogs(session: OpenSession): Promise<TabletBacklog[] | null>;
  /** What stands at the foot of a view until it is answered, and what a pause is made of. */
  standing(): Promise<Standing>;
}

interface Standing {
  StandingLine: ComponentType;
  pause(session: OpenSession): Act[];
  goOn(session: OpenSession): Act[];
}

const LateContext = createContext<Late | null>(null);

export const LateProvider = LateContext.Provider;

export function useLate(): Late {
  return useContext(LateContext)!;
}

/** Nothing until it is here; a line that asks can come a moment later. */
export function useStandingLine(): ComponentType | null {
  const late = useLate();
  const [line, setLine] = useState<{ StandingLine: ComponentType } | null>(null);
  useEffect(() => {
    late.standing().then(setLine, () => undefined);
  }, [late]);
  return line?.StandingLine ?? null;
}
