/** A kit, a state and a change as small as they can be, for tests that name only what they are about. */

import type { Kit, PaperQuestion, Section } from "../../browser/contract/kit";
import type { State } from "../../browser/contract/state";
import type { Entry } from "../../browser/store/act";
import { isNewEpoch } from "../../browser/store/arrivals";
import type { Change } from "../../browser/store/change";
import { takeEpoch } from "../../browser/store/restored";
import type { Store } from "../../browser/store/store";

export function someState(facts: Partial<State>): State {
  return {
    status: "running",
    paused: false,
    started_at: "2026-11-22T11:00:00.000Z",
    ended_at: null,
    stretches: [],
    staff: [],
    now: null,
    nows: [],
    questions: {},
    subs: {},
    added: {},
    checks: {},
    recorder: {},
    participants: {},
    seats: {},
    present: {},
    turns: [],
    moments: {},
    bringbacks: {},
    lines: {},
    texts: {},
    sealed: [],
    answers: {},
    signed: {},
    shared: [],
    ...facts,
  };
}

export function someKit({
  sections = [],
  questions = [],
  staff = [],
}: {
  sections?: Section[];
  questions?: PaperQuestion[];
  staff?: Kit["staff"];
}): Kit {
  const guide = { sections, probes: [], cards: [], checklists: [] };
  return {
    session: {
      id: "s1",
      code: "BU-S1",
      site: "BU",
      language: "en",
      source_language: "en",
      time_zone: "UTC",
      starts_at: "2026-11-22T11:00:00.000Z",
      status: "planned",
    },
    person: { id: "amos", role: "assistant", rights: ["write_record"] },
    staff,
    names: {},
    guide_version: "g1",
    guide,
    source: guide,
    adaptations: [],
    roster: [],
    study: { title: "" },
    questionnaire: { id: "questionnaire", title: "", questions },
    consent: { id: "consent", form_version: "1", title: "", text: "" },
    words: {},
    rescue_key: { kty: "EC", crv: "P-256", x: "", y: "" },
  };
}

export async function append(store: Store, entry: Entry): Promise<Change> {
  return (await store.append([entry]))[0]!;
}

/** What the tablet is given to load late. */
export const repairs = () => import("../../browser/late/engine");

/** An answer of the server tells this epoch. True when the server was restored since the last one. */
export async function seeEpoch(store: Store, epoch: string): Promise<boolean> {
  const restored = await isNewEpoch(store, epoch);
  if (restored) await takeEpoch(store, epoch);
  return restored;
}
