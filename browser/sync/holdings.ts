/** The server's count of what each tablet has sent, and when it heard it. */

import type { Server } from "./server";

export interface Holding {
  device: string;
  person: string;
  prepared_at: string | null;
  heard_at: string | null;
  made: number | null;
  count: number;
  complete: boolean;
  digest: string;
}

/** Null without network, or while the record is not open to this person. */
export async function holdings(server: Server, session: string): Promise<Holding[] | null> {
  const answer = await server.get(`/api/sessions/${session}/holdings`).catch(() => null);
  if (!answer?.ok) return null;
  return ((await answer.json()) as { tablets: Holding[] }).tablets;
}
