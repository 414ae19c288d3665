// Written by `make contract` from the server's models: change those.
export type Empty = Record<string, never>;

export interface Payloads {
  "session.started": Started;
  "session.paused": Empty;
  "session.resumed": Empty;
  "session.ended": Empty;
  "staff.taken_over": TakenOver;
  "staff.changed": StaffChanged;
  "paper.entered": Empty;
  "check.ticked": Ticked;
  "recorder.started": Empty;
  "recorder.zero": Zero;
  "recorder.stopped": RecorderStopped;
  "question.now": QuestionNow;
  "talk.assigned": TalkAssigned;
  "question.marked": QuestionMarked;
  "sub.marked": SubMarked;
  "summary.answered": SummaryAnswered;
  "question.added": QuestionAdded;
  "question.removed": Empty;
  "participant.added": ParticipantAdded;
  "seat.taken": SeatTaken;
  "seat.left": SeatLeft;
  "present.noted": PresentNoted;
  "consent.recorded": ConsentRecorded;
  "consent.withdrawn": Empty;
  "turn.taken": Turn;
  "turn.corrected": Turn;
  "moment.noted": Noted;
  "moment.struck": Struck;
  "text.written": TextWritten;
  "bringback.kept": BringBack;
  "bringback.done": Empty;
  "line.sent": Line;
  "line.seen": Empty;
  "answer.given": Answer;
  "questionnaire.completed": Empty;
  "fieldnote.signed": Empty;
  "note.shared": Empty;
  "change.undone": Empty;
  "change.emptied": Empty;
}
export interface Started {
  guide_version?: string | number | null;
}
export interface TakenOver {
  role: "moderator" | "assistant";
  instead_of?: string | null;
}
export interface StaffChanged {
  person: string;
  role?: ("moderator" | "assistant") | null;
}
export interface Ticked {
  done: boolean;
  note?: string | null;
}
export interface Zero {
  at: string;
}
export interface RecorderStopped {
  reason?: ("no_recording" | "break" | "battery" | "refused" | "other") | null;
  at?: string | null;
}
export interface QuestionNow {
  untimed?: boolean | null;
  how: "asked" | "drifted";
  since?: string | null;
}
/** A stretch of talk belongs to another question than the one that was tapped. */
export interface TalkAssigned {
  question: string;
  since: string;
  until: string;
  reason?: string | null;
}
export interface QuestionMarked {
  mark: "enough" | "some" | "left_out" | "open";
  reason?: string | null;
}
export interface SubMarked {
  untimed?: boolean | null;
  mark: "came_up" | "asked" | "left_out" | "open";
  reason?: ("covered" | "time" | "does_not_fit" | "too_sensitive" | "other") | null;
}
/** What the group said to the moderator's summary: the participants' own check of it. */
export interface SummaryAnswered {
  answer: "confirmed" | "corrected" | "not_confirmed" | "open";
}
export interface QuestionAdded {
  section: string;
  after?: string | null;
  text: string;
}
export interface ParticipantAdded {
  number: number;
  instead_of?: string | null;
  outside_criteria?: boolean | null;
  no_recording?: boolean | null;
}
export interface SeatTaken {
  participant: string;
  place?: number | null;
}
export interface SeatLeft {
  reason?: string | null;
}
export interface PresentNoted {
  role: string;
  agreed?: boolean | null;
  note?: string | null;
  left?: string | null;
}
export interface ConsentRecorded {
  form_version: string | number;
  given_on: string;
  purposes?: unknown;
}
export interface Turn {
  who: string;
  question?: string | null;
  first_words?: string | null;
  since?: string | null;
}
export interface Noted {
  untimed?: boolean | null;
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
  who?: string[] | null;
  question?: string | null;
  count?: number | string | null;
  since?: string | null;
}
export interface Struck {
  reason: string;
}
export interface TextWritten {
  field: string;
  text: string;
  language?: string | null;
  sign?: string | null;
}
export interface BringBack {
  who?: string[] | string | null;
  question: string;
}
export interface Line {
  text: string;
}
export interface Answer {
  question: string;
  value: unknown;
}

export type Kind = keyof Payloads;
