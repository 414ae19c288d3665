/** What is fetched late and needed by a component: the entry says from which file (`late.ts`). */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { OpenSession } from "../tablet/open_session";
import type { Check, PreparedSession } from "../tablet/prepare";
import type { RescueFile } from "../tablet/rescue_file";
import type { TabletBacklog } from "../tablet/tablet_backlog";

export interface Late {
  /** Fetches all that the session needs and says line by line what is here. */
  prepare(session: string): Promise<Check[]>;
  /** The sessions this tablet opens without network, the next one first. */
  prepared(): Promise<PreparedSession[]>;
  /** Everything of the session that only this tablet has, encrypted for the server; null when there is nothing. */
  rescueFile(session: string): Promise<RescueFile | null>;
  /** What each tablet has still to send; null without network. */
  backlogs(session: OpenSession): Promise<TabletBacklog[] | null>;
}

const LateContext = createContext<Late | null>(null);

export const LateProvider = LateContext.Provider;

export function useLate(): Late {
  return useContext(LateContext)!;
}
