/** The one session that the page has open. */

import type { Kit } from "../contract/kit";
import { OpenSession } from "./open_session";
import type { Tablet } from "./tablet";

/** The session was never opened on this tablet, and its kit cannot be fetched now. */
export class NotPrepared extends Error {
  override name = "NotPrepared";
}

/** How long a view waits at most for what the session has come to. */
const PATIENCE = 5_000;

let current: OpenSession | null = null;

export function currentSession(id: string): OpenSession | null {
  return current?.id === id ? current : null;
}

/** Works without network once the kit is on this tablet. Rejects with NotPrepared or StorageFailed. */
export async function openSession(tablet: Tablet, id: string): Promise<OpenSession> {
  if (current?.id === id) return current;
  const kept = await tablet.store.kit(id);
  const opened = new OpenSession(tablet, kept?.kit ?? (await firstKit(tablet, id)));
  await opened.load();
  // Never here before: without its log it would look as if nothing had happened yet.
  if (!kept) await opened.catchUp(PATIENCE);
  current?.close();
  current = opened;
  opened.start();
  return opened;
}

async function firstKit(tablet: Tablet, id: string): Promise<Kit> {
  return tablet.fetchKit(id).catch((cause: unknown) => {
    throw new NotPrepared("this session is not on this tablet", { cause });
  });
}
