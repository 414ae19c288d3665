/** The sessions of the server and those on this tablet as one list: nothing that is here may be missing from it. */

import type { PreparedSession } from "../../tablet/prepare";
import type { NamedMember } from "../../tablet/staff_names";

export interface Listed {
  id: string;
  code: string;
  site: string;
  language: string;
  status: PreparedSession["status"];
  starts_at: string;
  time_zone?: string;
  /** It opens here without network. */
  here: boolean;
  waiting: number;
  team: Pick<NamedMember, "role" | "name">[];
}

export type Told = Omit<Listed, "here" | "waiting" | "team"> & { staff?: Listed["team"] };

export interface Found {
  sessions: Listed[];
  /** The server could not be asked: only what is on this tablet. */
  offline: boolean;
  /** Nobody is signed in with the server; what is here stays open. */
  signedOut: boolean;
}

/** What happens without the server the list does not know: a session may be running here. */
export function mayUpdate({ sessions, offline, signedOut }: Found): boolean {
  return !offline && !signedOut && !sessions.some(({ here, status }) => here && status === "running");
}

/**
 * What still can happen first: running, planned, ended, closed; within each the next one first, of the past the
 * newest.
 */
const ORDER: Listed["status"][] = ["running", "planned", "ended", "closed"];

export function listing(told: Told[], prepared: PreparedSession[]): Listed[] {
  const here = new Map(prepared.map((session) => [session.id, session]));
  const listed: Listed[] = told.map(({ staff, ...session }) => {
    const kept = here.get(session.id);
    // Who took over here is on the server when that is sent.
    const team = (kept?.waiting ? kept.team : staff) ?? kept?.team ?? [];
    const time_zone = session.time_zone ?? kept?.time_zone;
    return { ...session, time_zone, here: !!kept, waiting: kept?.waiting ?? 0, team };
  });
  const known = new Set(told.map((session) => session.id));
  for (const { id, code, site, language, status, starts_at, time_zone, waiting, team } of prepared) {
    if (known.has(id)) continue;
    listed.push({ id, code, site, language, status, starts_at, time_zone, waiting, team, here: true });
  }
  return listed.sort(soonestFirst);
}

function soonestFirst(a: Listed, b: Listed): number {
  const place = ORDER.indexOf(a.status) - ORDER.indexOf(b.status);
  const later = a.starts_at < b.starts_at ? -1 : a.starts_at > b.starts_at ? 1 : a.id < b.id ? -1 : 1;
  return place || (ORDER.indexOf(a.status) > 1 ? -later : later);
}
