/** How far the work of a session on this tablet has got, and what needs a person. */

import type { Other } from "../sync/others";
import type { SendProblem } from "../sync/sender";
import type { NotUnderstood } from "./session_log";

export type Problem = SendProblem | "no_access" | "storage";

export interface Status {
  /** changes of this session that only this tablet has */
  waiting: number;
  /** changes of this tablet that the server has and that do not count until a person decides */
  parked: number;
  /** changes of others that the server lost when it was restored; they stay here */
  not_on_server: number;
  stored_at: string | null;
  sent_at: string | null;
  problem: Problem | null;
  /** what others do arrives as it happens; null before the first try */
  connected: boolean | null;
  /** null until the server has said when it heard them last */
  others: Other[] | null;
  not_understood: NotUnderstood[];
  /** The storage was cleared while this page was open; what it held was written back. */
  cleared: boolean;
}
