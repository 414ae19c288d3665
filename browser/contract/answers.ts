// Written by `make contract` from the server's models: change those.
/** A route names the one it needs, and a kind of change those of which one is enough. The log keeps their names. */
export type Right =
  | "read_guide"
  | "open_session"
  | "read_unopened_record"
  | "write_record"
  | "enter_questionnaire"
  | "withdraw_consent"
  | "enter_from_paper"
  | "correct_record"
  | "close_session"
  | "decide_parked"
  | "take_in_rescue_file"
  | "empty_change"
  | "plan_session"
  | "change_staff"
  | "compare_sites"
  | "read_api";

export interface Answers {
  "GET /api/me": Me;
  "GET /api/sessions": ListedSession[];
  "POST …/changes": Receipts;
  "GET …/changes": LogPage;
  "GET …/stream": Beat | LogChange;
  "GET …/holdings": Holdings;
  "any failure": ProblemDetails;
}
/** `GET /api/me` */
export interface Me {
  id: string;
  name: string;
  email: string;
  role: string;
  language: string;
}
/** A session in `GET /api/sessions` */
export interface ListedSession {
  id: string;
  code: string;
  site: string;
  language: string;
  time_zone: string;
  starts_at: string;
  status: "planned" | "running" | "ended" | "closed";
  staff: OnStaff[];
}
export interface OnStaff {
  id: string;
  role: string;
  name: string;
}
/** The answer to `POST …/changes`: one receipt for each change, in the order sent. */
export interface Receipts {
  receipts: Receipt[];
  latest: number;
}
export interface Receipt {
  id: string;
  status: "kept" | "repeated" | "parked";
  number?: number;
  reason?: "content_differs" | "unknown_kind" | "invalid_payload" | "not_allowed" | "session_closed";
}
/** `GET …/changes` */
export interface LogPage {
  changes: LogChange[];
  latest: number;
  more: boolean;
}
/** A change as log and stream give it; of a sealed one only that it is there. */
export interface LogChange {
  number: number;
  id: string;
  kind: string;
  subject: string;
  at: string;
  sealed?: true;
  device?: string;
  person?: string;
  n?: number;
  received_at?: string;
  payload?: Record<string, unknown>;
  base?: string[];
  by_right?: Right;
}
/** What `hello` and `ping` of `GET …/stream` carry. */
export interface Beat {
  epoch: string;
  latest: number;
}
/** `GET …/holdings` */
export interface Holdings {
  tablets: Holding[];
}
/** What one tablet made, and what of it is here. */
export interface Holding {
  device: string;
  person: string;
  prepared_at: string | null;
  heard_at: string | null;
  made: number | null;
  count: number;
  highest_n: number;
  complete: boolean;
  digest: string;
}
/** The JSON of a failure; some say more in fields of their own. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  name: string;
  detail?: string;
  fields?: unknown;
}
