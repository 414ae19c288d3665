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
export type Consent = "recorded" | "waiting" | "withdrawn";

export interface Kit {
  session: KitSession;
  study: Titles;
  person: KitPerson;
  staff: OnStaff[];
  names: Record<string, string>;
  guide_version: string;
  guide: Guide;
  source: Guide;
  adaptations: Adaptation[];
  roster: RosterEntry[];
  questionnaire: Questionnaire;
  consent: ConsentForm;
  words: Record<string, string>;
  rescue_key: RescueKey;
}
export interface KitSession {
  id: string;
  code: string;
  site: string;
  language: string;
  time_zone: string;
  starts_at: string;
  status: "planned" | "running" | "ended" | "closed";
  source_language: string;
}
export interface Titles {
  title: string;
  notice?: string;
}
export interface KitPerson {
  id: string;
  role: string;
  rights: Right[];
}
export interface OnStaff {
  id: string;
  role: string;
  name: string;
}
export interface Guide {
  sections: Section[];
  probes: Item[];
  cards: Card[];
  checklists: Checklist[];
}
export interface Section {
  id: string;
  local?: true;
  language?: string;
  kind: string;
  title: string;
  minutes: number;
  purpose?: string;
  instruction?: string;
  script?: string;
  ground_rules?: Item[];
  key_question?: Question;
  sub_questions?: Question[];
}
export interface Item {
  id: string;
  local?: true;
  language?: string;
  text: string;
}
export interface Question {
  id: string;
  local?: true;
  language?: string;
  text: string;
  must_ask: boolean;
  intent?: string;
  enough?: string;
  instruction?: string;
  construct?: string;
}
export interface Card {
  id: string;
  local?: true;
  language?: string;
  text: string;
  title: string;
  contact?: string;
}
export interface Checklist {
  id: string;
  local?: true;
  language?: string;
  title: string;
  instruction?: string;
  items: Item[];
}
/** Where a site's guide differs from the one that all sites share. */
export interface Adaptation {
  site: string;
  item: string;
  source: string;
  kind: string;
  reason: string;
  text?: string;
  gloss?: string;
  decided_by?: string;
  date?: string;
  core_kept?: boolean;
}
export interface RosterEntry {
  participant: string;
  number: number;
  consent: Consent;
}
export interface Questionnaire {
  id: string;
  local?: true;
  language?: string;
  title: string;
  introduction?: string;
  instruction?: string;
  questions: PaperQuestion[];
}
export interface PaperQuestion {
  id: string;
  local?: true;
  language?: string;
  text: string;
  kind: "choice" | "number" | "yes_no" | "text";
  several: boolean;
  other: boolean;
  min?: number;
  max?: number;
  whole?: boolean;
  leading_zeros?: boolean;
  unit?: string;
  instruction?: string;
  options?: Item[];
}
export interface ConsentForm {
  id: string;
  local?: true;
  language?: string;
  text: string;
  form_version: string;
  title: string;
}
/** The public half, as a JSON Web Key (RFC 7517). */
export interface RescueKey {
  kty: string;
  crv: string;
  x: string;
  y: string;
}
