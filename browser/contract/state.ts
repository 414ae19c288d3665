// Written by `make contract` from the server's models: change those.
export type Consent = "recorded" | "waiting" | "withdrawn";

/** What a session is, as the tablet folds it too: `browser/record/` makes the same JSON of the same changes. */
export interface State {
  /** By subject */
  texts: Record<string, TextsOf>;
  /** Subjects with a text that this person may not read */
  sealed: string[];
  now: Now | null;
  /** In the order of `since`, with the stretches that were assigned to another question */
  nows: Now[];
  status: "planned" | "running" | "ended" | "closed";
  paused: boolean;
  started_at: string | null;
  ended_at: string | null;
  /** From started or resumed to paused or ended; the last may be open. */
  stretches: [string, string | null][];
  /** Who entered it, or a part of it, from paper, and when */
  from_paper?: FromPaper[];
  /** Moderators first */
  staff: StaffMember[];
  questions: Record<string, QuestionMark>;
  subs: Record<string, SubMark>;
  summary?: Summary;
  added: Record<string, AddedQuestion>;
  checks: Record<string, Check>;
  recorder: Record<string, RecorderPart>;
  participants: Record<string, Participant>;
  seats: Record<string, Seat>;
  present: Record<string, Present>;
  turns: Turn[];
  moments: Record<string, Moment>;
  bringbacks: Record<string, BringBack>;
  lines: Record<string, Line>;
  /** participant -> question -> heads, also of those who are held */
  answers: Record<string, Record<string, AnswerHead[]>>;
  /** By field note */
  signed: Record<string, Signature>;
  /** Notes that their author shared */
  shared: string[];
}
export type TextsOf = Record<string, TextHead[]>;
/** A version that nobody wrote over. */
export interface TextHead {
  id: string;
  text: string;
  person: string;
  at: string;
  language?: string;
  /** Typed before it, and read as whom the note is about. */
  sign?: string;
}
export interface Now {
  question: string;
  since: string;
  how: "asked" | "drifted";
  /** The question that was tapped, where the stretch was assigned to another one. */
  was?: string;
  /** Nobody wrote down when */
  untimed?: boolean;
}
export interface FromPaper {
  person: string;
  at: string;
}
export interface StaffMember {
  id: string;
  role: string;
}
export interface QuestionMark {
  asked: string | null;
  mark: ("enough" | "some" | "left_out") | null;
  reason?: string;
  /** It was asked, and nobody wrote down when. */
  untimed?: boolean;
}
export interface SubMark {
  came_up: string | null;
  asked: string | null;
  left_out: SubLeftOut | null;
  /** Which of them have no time on the paper they were entered from. */
  untimed?: ("came_up" | "asked")[];
}
export interface SubLeftOut {
  at: string;
  reason?: "covered" | "time" | "does_not_fit" | "too_sensitive" | "other";
}
/** What the group said to the moderator's summary of the talk. */
export interface Summary {
  answer: "confirmed" | "corrected" | "not_confirmed";
  at: string;
}
export interface AddedQuestion {
  section: string;
  after?: string;
  text: string;
  at: string;
  /** Although it was marked */
  taken_out?: boolean;
}
export interface Check {
  done: boolean;
  at: string;
  note?: string;
}
export interface RecorderPart {
  started?: string;
  /** When its recording began, as corrected. */
  zero?: string;
  stopped?: string;
  reason?: "no_recording" | "break" | "battery" | "refused" | "other";
}
export interface Participant {
  number: number;
  consent: Consent;
  instead_of?: string;
  outside_criteria?: boolean;
  /** Does not want to be recorded. */
  no_recording?: boolean;
  given_on?: string;
  form_version?: string | number;
  /** When the questionnaire was called complete. */
  completed?: string;
  /** Has a number, and neither sat, spoke, signed nor answered. */
  did_not_come?: boolean;
  /** Others who carry the same number, until one of them is given another. */
  number_also?: string[];
}
export interface Seat {
  participant: string;
  at: string;
  /** Where in the circle; without it as its id was minted by time. */
  place?: number;
}
/** Somebody else in the room: an interpreter, a guest. */
export interface Present {
  role: string;
  agreed?: boolean;
  note?: string;
  /** When they went out */
  left?: string;
}
export interface Turn {
  id: string;
  at: string;
  /** A participant, or one of `payloads.NOT_PARTICIPANTS`. */
  who: string;
  question?: string;
  first_words?: string;
  held: boolean;
}
export interface Moment {
  kind:
    | "gist"
    | "quote"
    | "quote_translated"
    | "saw"
    | "agreement"
    | "dissent"
    | "rich"
    | "comment"
    | "technical"
    | "steer";
  who: string[];
  at: string;
  person: string;
  question?: string;
  count?: string | number;
  /** Nobody wrote down when */
  untimed?: boolean;
  struck: Struck | null;
  held: boolean;
  texts: TextsOf;
}
export interface Struck {
  reason: string;
}
export interface BringBack {
  who?: string[] | string;
  question: string;
  at: string;
  done: string | null;
  texts: TextsOf;
}
export interface Line {
  text: string;
  at: string;
  person: string;
  /** When the other of the pair had it on the screen. */
  seen: string | null;
}
export interface AnswerHead {
  id: string;
  value: unknown;
  person: string;
  at: string;
}
export interface Signature {
  at: string;
  person: string;
}
