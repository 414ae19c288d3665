/** One session opened on this tablet: what every view of it uses. */

import type { ReadonlySignal } from "@preact/signals";
import type { State } from "./fold/state";
import type { Change } from "./log/change";
import type { Kit } from "./log/kit";

export type { State, Head, AnswerHead, Moment, Turn, BringBack, Participant } from "./fold/state";
export type { Change } from "./log/change";
export type { Kit, Guide, Section, Question, Questionnaire, Item } from "./log/kit";

export type Problem = "offline" | "sign_in" | "storage" | "device";

export interface Status {
  waiting: number;
  stored_at: string | null;
  sent_at: string | null;
  problem: Problem | null;
  connected: boolean;
  others: { person: string; heard_at: string | null }[];
}

export interface Sitting {
  readonly id: string;
  readonly kit: Kit;
  readonly me: { id: string; role: string };
  readonly state: ReadonlySignal<State>;
  readonly status: ReadonlySignal<Status>;
  /** Durable on this tablet when it resolves. Rejects when it could not be kept: say so and keep what was typed. */
  act(kind: string, subject: string, payload: object, base?: string[]): Promise<Change>;
  draft(key: string): string | null;
  keepDraft(key: string, text: string): void;
  dropDraft(key: string): void;
  /** The time by the server's clock, as changes carry it. */
  now(): string;
}

export interface Check {
  name: "shell" | "kit" | "log" | "storage_kept" | "space" | "clock" | "test_record";
  ok: boolean;
  /** space: free bytes · clock: ms this tablet is behind the server */
  detail?: number;
}

export interface PreparedSession {
  id: string;
  code: string;
  site: string;
  language: string;
  starts_at: string;
  status: Kit["session"]["status"];
  waiting: number;
}

export interface HeldTablet {
  device: string;
  person: string;
  heard_at: string | null;
  missing: number;
  here: boolean;
  mine: boolean;
}

/** Works without network once the kit is on this tablet. Rejects with SignInNeeded or NotPrepared. */
export declare function openSitting(session: string): Promise<Sitting>;
/** Fetches all that the session needs and says line by line what is here. */
export declare function prepare(session: string): Promise<Check[]>;
/** The sessions this tablet can open without network, for the person signed in last. */
export declare function prepared(): Promise<PreparedSession[]>;
/** Asks the server which tablet still holds what; null without network. */
export declare function everythingHere(sitting: Sitting): Promise<HeldTablet[] | null>;
