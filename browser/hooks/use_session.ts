/**
 * The session that is open, for every component of its views; the list of sessions and preparing stand outside of one.
 */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { OpenSession } from "../tablet/open_session";

const Session = createContext<OpenSession | null>(null);

export const SessionProvider = Session.Provider;

export function useSession(): OpenSession {
  const session = useContext(Session);
  if (!session) throw new Error("no session is open here");
  return session;
}

/** Null where no session is open. */
export function useSessionIfOpen(): OpenSession | null {
  return useContext(Session);
}
