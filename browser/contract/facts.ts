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
  "consent.withdrawn",
  "text.written",
  "answer.given",
  "fieldnote.signed"
] as const;

export const OFFICE = [
  "answer.given",
  "questionnaire.completed",
  "change.undone"
] as const;

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

export const NOTE_KINDS = [
  "gist",
  "quote",
  "quote_translated",
  "saw",
  "agreement",
  "dissent",
  "rich",
  "comment",
  "technical",
  "steer"
] as const;

export const LEFT_OUT = [
  "covered",
  "time",
  "does_not_fit",
  "too_sensitive",
  "other"
] as const;

export const GAPS = [
  "left_blank",
  "unreadable",
  "prefer_not_to_say"
] as const;

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
