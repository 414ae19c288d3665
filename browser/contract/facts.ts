// Written by `make contract` from the server's models: change those.

export const BRINGS = [
  "question.added",
  "participant.added",
  "seat.taken",
  "present.noted",
  "turn.taken",
  "moment.noted",
  "bringback.kept",
  "line.sent"
] as const;

export const LASTING = [
  "staff.taken_over",
  "staff.changed",
  "consent.withdrawn",
  "text.written",
  "answer.given",
  "fieldnote.signed",
  "change.emptied"
] as const;

export const RIGHTS = {
  "session.started": ["write_record"],
  "session.paused": ["write_record"],
  "session.resumed": ["write_record"],
  "session.ended": ["write_record"],
  "staff.taken_over": ["write_record"],
  "staff.changed": [],
  "paper.entered": ["write_record"],
  "check.ticked": ["write_record"],
  "recorder.started": ["write_record"],
  "recorder.zero": ["write_record"],
  "recorder.stopped": ["write_record"],
  "question.now": ["write_record"],
  "talk.assigned": ["write_record"],
  "question.marked": ["write_record"],
  "sub.marked": ["write_record"],
  "summary.answered": ["write_record"],
  "question.added": ["write_record"],
  "question.removed": ["write_record"],
  "participant.added": ["write_record"],
  "seat.taken": ["write_record"],
  "seat.left": ["write_record"],
  "present.noted": ["write_record"],
  "consent.recorded": ["write_record"],
  "consent.withdrawn": ["write_record", "withdraw_consent"],
  "turn.taken": ["write_record"],
  "turn.corrected": ["write_record"],
  "moment.noted": ["write_record"],
  "moment.struck": ["write_record"],
  "text.written": ["write_record"],
  "bringback.kept": ["write_record"],
  "bringback.done": ["write_record"],
  "line.sent": ["write_record"],
  "line.seen": ["write_record"],
  "answer.given": ["write_record", "enter_questionnaire"],
  "questionnaire.completed": ["write_record", "enter_questionnaire"],
  "fieldnote.signed": ["write_record"],
  "note.shared": ["write_record"],
  "change.undone": ["write_record", "enter_questionnaire"],
  "change.emptied": []
} as const;

export const LIFE = [
  "session.started",
  "session.paused",
  "session.resumed",
  "session.ended"
] as const;

export const PRIVATE = [
  "comment",
  "steer"
] as const;

export const NOT_PARTICIPANTS = [
  "all",
  "interpreter",
  "lost",
  "moderator",
  "several"
] as const;

export const NOTE_KINDS = {
  "gist": "in my words",
  "quote": "their words",
  "quote_translated": "their words, my translation",
  "saw": "saw",
  "agreement": "agreement",
  "dissent": "dissent",
  "rich": "rich",
  "comment": "my comment",
  "technical": "technical",
  "steer": "for me"
} as const;

export const LEFT_OUT = {
  "covered": "covered already",
  "time": "time",
  "does_not_fit": "does not fit here",
  "too_sensitive": "too sensitive",
  "other": "another reason"
} as const;

export const HEADINGS = {
  "topics": "Main topics",
  "dynamics": "Dynamics of the interaction",
  "rich": "Rich parts in relation to the research question"
} as const;

export const GAPS = [
  "left_blank",
  "unreadable",
  "prefer_not_to_say"
] as const;

export const LIMITS = {
  "text": 100000,
  "number": 9007199254740992
} as const;

export const RIGHT_TO_LEFT = [
  "apc",
  "ar",
  "bal",
  "bgn",
  "ckb",
  "dv",
  "fa",
  "he",
  "ks",
  "lrc",
  "mzn",
  "nqo",
  "ps",
  "rhg",
  "sd",
  "sdh",
  "skr",
  "syr",
  "trw",
  "ug",
  "ur",
  "yi",
  "Adlm",
  "Arab",
  "Hebr",
  "Nkoo",
  "Rohg",
  "Syrc",
  "Thaa"
] as const;
