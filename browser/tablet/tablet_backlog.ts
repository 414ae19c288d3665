/** What each tablet has still to send: the server's count of each, and our own by the digest of its ids. */

import type { Holding } from "../contract/answers";
import { ownIds } from "../store/old_copies";
import type { Store } from "../store/store";
import { holdings } from "../sync/holdings";
import type { OpenSession } from "./open_session";
import type { Tablet } from "./tablet";

export interface TabletBacklog {
  device: string;
  person: string;
  heard_at: string | null;
  /** Changes it made that the server does not have, as far as it has said. */
  missing: number;
  /** Not heard since the session ended: it may have made more than it has said. */
  unheard: boolean;
  here: boolean;
  mine: boolean;
}

/** Asks the server; null without network, or while the record is not open to this person. */
export async function backlogs({ store, server }: Tablet, session: OpenSession): Promise<TabletBacklog[] | null> {
  const tablets = await holdings(server, session.id);
  return tablets && backlogsOf(tablets, store, await ownIds(store, session.id), session.state.value.ended_at);
}

/** Ours is here when the server holds exactly our ids; another's when it said so since the session ended. */
export async function backlogsOf(
  tablets: Holding[],
  { device, person }: Store,
  own: string[],
  ended: string | null,
): Promise<TabletBacklog[]> {
  const ours = await digest(own);
  const listed = tablets.some((tablet) => tablet.device === device) || !own.length;
  const unlisted = {
    device,
    person,
    prepared_at: null,
    heard_at: null,
    made: null,
    count: 0,
    complete: false,
    digest: "",
  };
  return (listed ? tablets : [...tablets, unlisted]).map((tablet) => {
    const mine = tablet.device === device;
    const missing = Math.max(0, (mine ? own.length : (tablet.made ?? 0)) - tablet.count);
    const unheard = !mine && !(tablet.heard_at && ended && Date.parse(tablet.heard_at) >= Date.parse(ended));
    const here = mine ? tablet.digest === ours : tablet.complete && !unheard;
    return { device: tablet.device, person: tablet.person, heard_at: tablet.heard_at, missing, unheard, here, mine };
  });
}

/** SHA-256 of the ids, sorted, one a line and no end of line after the last. */
export async function digest(ids: string[]): Promise<string> {
  const lines = new TextEncoder().encode(
    ids
      .map((id) => id.toLowerCase())
      .sort()
      .join("\n"),
  );
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", lines));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
