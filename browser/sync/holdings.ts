/** The server's count of what each tablet has sent, and when it heard it. */

import type { Holding, Holdings } from "../contract/answers";
import type { Server } from "./server";

/** Null without network, or while the record is not open to this person. */
export async function holdings(server: Server, session: string): Promise<Holding[] | null> {
  const answer = await server.get(`/api/sessions/${session}/holdings`).catch(() => null);
  if (!answer?.ok) return null;
  return ((await answer.json()) as Holdings).tablets;
}
