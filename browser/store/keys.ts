/** Every key under which something is kept on the tablet, with the type of what lies there. */

import type { Clock } from "./clock";

declare const holds: unique symbol;
/** A key of the meta store; `Value` is what lies under it. */
export type Key<Value> = string & { readonly [holds]?: Value };

/** What was dropped of a session, in how many goes. */
export interface Dropped {
  ids: string[];
  times: { at: string; count: number }[];
}

export interface DraftKept {
  key: string;
  /** null: dropped */
  text: string | null;
  at: number;
}

export const DEVICE: Key<string> = "device";
export const CLOCK: Key<Clock> = "clock";
/** Of which log the numbers are; empty while a restored server is offered everything again. */
export const EPOCH: Key<string> = "epoch";
export const TEST_RECORD: Key<string> = "test record";

/** Up to which number the log of a session is here. */
export const cursorOf = (session: string): Key<number> => CURSOR + session;
export const CURSOR = "cursor ";
/** How many changes this tablet has made in a session. */
export const madeOf = (session: string): Key<number> => `made ${session}`;
/** When the server last took something of this tablet. */
export const sentAtOf = (session: string): Key<string> => `sent ${session}`;
export const droppedOf = (session: string): Key<Dropped> => `dropped ${session}`;
export const draftOf = (session: string, field: string): Key<DraftKept> => `draft ${session} ${field}`;
export const rememberedOf = (session: string, name: string): Key<string> => `remembered ${session} ${name}`;

/** The database of a person on this tablet. */
export const databaseOf = (person: string) => `kikao-${person}`;

/** In localStorage: who worked here last, and which tablet this was for a person. */
export const LAST_PERSON = "kikao-person";
export const deviceMarkOf = (person: string) => `kikao-device ${person}`;
/** In localStorage, for a page that dies the next moment. */
export const draftInPage = (person: string, session: string, field: string) =>
  `${databaseOf(person)} ${draftOf(session, field)}`;
