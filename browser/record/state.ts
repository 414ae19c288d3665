/** What a session is, folded from its changes: the same JSON from here and from the server's `state`. */

export interface State {
  status: "planned" | "running" | "ended" | "closed";
  paused: boolean;
  started_at: string | null;
  ended_at: string | null;
  stretches: [string, string | null][];
  now: Now | null;
  nows: Now[];
  questions: Record<string, QuestionMark>;
  subs: Record<string, SubMark>;
  added: Record<string, { section: string; after?: string; text: string; at: string }>;
  checks: Record<string, { done: boolean; at: string; note?: string }>;
  recorder: Record<string, { started?: string; zero?: string; stopped?: string; reason?: string }>;
  participants: Record<string, Participant>;
  seats: Record<string, { participant: string; at: string }>;
  present: Record<string, { role: string; agreed?: boolean; note?: string }>;
  turns: Turn[];
  moments: Record<string, Moment>;
  bringbacks: Record<string, BringBack>;
  lines: Record<string, { text: string; at: string; person: string; seen: string | null }>;
  texts: Record<string, Texts>;
  sealed: string[];
  answers: Record<string, Record<string, AnswerHead[]>>;
  signed: Record<string, { at: string; person: string }>;
  shared: string[];
}

export interface Now {
  question: string;
  since: string;
  how: "asked" | "drifted";
}

export interface QuestionMark {
  asked: string | null;
  mark: "enough" | "some" | "left_out" | null;
  reason?: string;
}

export interface SubMark {
  came_up: string | null;
  asked: string | null;
  left_out: { at: string; reason?: string } | null;
}

export type Consent = "recorded" | "waiting" | "withdrawn";

export interface Participant {
  number: number;
  instead_of?: string;
  outside_criteria?: boolean;
  consent: Consent;
  given_on?: string;
  form_version?: string;
  completed?: string;
}

export interface Turn {
  id: string;
  at: string;
  who: string;
  question?: string;
  first_words?: string;
  held: boolean;
}

export interface Moment {
  kind: string;
  who: string[];
  at: string;
  person: string;
  question?: string;
  count?: string | number;
  struck: { reason: string } | null;
  held: boolean;
  texts: Texts;
}

export interface BringBack {
  who?: string[] | string;
  question: string;
  at: string;
  done: string | null;
  texts: Texts;
}

/** Field -> its heads. Two heads: two people wrote over the same version, both are shown. */
export type Texts = Record<string, Head[]>;

export interface Head {
  id: string;
  text: string;
  person: string;
  at: string;
  language?: string;
}

export interface AnswerHead {
  id: string;
  value: unknown;
  person: string;
  at: string;
}
