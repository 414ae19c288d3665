/** Everything a tablet needs to work for days without network, as `GET …/kit` gives it. */

import type { Consent } from "../record/state";

export interface Kit {
  session: KitSession;
  /** `notice` is there in a made-up study: every page says so */
  study: { title: string; notice?: string };
  person: { id: string; role: string };
  staff: { id: string; name: string; role: string }[];
  guide_version: string | number;
  guide: Guide;
  source: Guide;
  adaptations: Adaptation[];
  roster: { participant: string; number: number; consent: Consent }[];
  questionnaire: Questionnaire;
  consent: { form_version: string; title: string; text: string };
  words: Record<string, string>;
  rescue_key: JsonWebKey | null;
}

/** As it lies on the tablet; the tag asks the server whether it changed. */
export interface KeptKit {
  kit: Kit;
  etag: string | null;
}

export interface KitSession {
  id: string;
  code: string;
  site: string;
  language: string;
  source_language: string;
  time_zone: string;
  starts_at: string;
  status: "planned" | "running" | "ended" | "closed";
}

export interface Guide {
  sections: Section[];
  probes: { id: string; text: string }[];
  cards: { id: string; title: string; text: string; contact?: string }[];
  checklists: { id: string; title: string; items: { id: string; text: string }[] }[];
}

export interface Section {
  id: string;
  kind: string;
  title: string;
  minutes: number;
  purpose?: string;
  script?: string;
  ground_rules?: { id: string; text: string }[];
  key_question?: Question;
  sub_questions?: Question[];
}

export interface Question {
  id: string;
  text: string;
  intent?: string;
  enough?: string;
  construct?: string;
  must_ask?: boolean;
  instruction?: string;
}

export interface Adaptation {
  site: string;
  item: string;
  source: string;
  kind: string;
  text: string;
  gloss?: string;
  reason: string;
}

export interface Questionnaire {
  title: string;
  introduction?: string;
  questions: Item[];
}

export interface Item {
  id: string;
  kind: "choice" | "number" | "yes_no" | "text";
  text: string;
  several?: boolean;
  other?: boolean;
  unit?: string;
  min?: number;
  max?: number;
  options?: { id: string; text: string }[];
}
