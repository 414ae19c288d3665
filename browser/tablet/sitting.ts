/** One session opened on this tablet: what every view of it uses. */

import type { ReadonlySignal } from "@preact/signals";
import type { Kind, Payloads } from "../contract/payloads";
import type { State } from "../record/state";
import type { Act } from "../store/act";
import type { Change } from "../store/change";
import type { Begun } from "../store/drafts";
import type { Kit } from "../store/kit";
import { holdings } from "../sync/holdings";
import { Opened } from "./open_session";
import type { RescueFile } from "./rescue_file";
import type { Status } from "./status";
import { openTablet, type Tablet } from "./tablet";
import type { HeldTablet } from "./tablet_backlog";

export type { AnswerHead, BringBack, Head, Moment, Participant, State, Turn } from "../record/state";
export type { Act } from "../store/act";
export type { Change } from "../store/change";
export { StorageFailed } from "../store/connection";
export type { Begun } from "../store/drafts";
export type { Guide, Item, Kit, Question, Questionnaire, Section } from "../store/kit";
export { SignInNeeded } from "../sync/person";
export type { Check, PreparedSession } from "./prepare";
export type { RescueFile } from "./rescue_file";
export type { NotUnderstood } from "./session_log";
export type { Problem, Status } from "./status";
export type { HeldTablet } from "./tablet_backlog";

export interface Sitting {
  readonly id: string;
  readonly kit: Kit;
  readonly me: { id: string; role: string };
  readonly state: ReadonlySignal<State>;
  readonly status: ReadonlySignal<Status>;
  /** Durable on this tablet when it resolves. Rejects when it could not be kept: say so and keep what was typed. */
  act<K extends Kind>(kind: K, subject: string, payload: Payloads[K], base?: string[]): Promise<Change>;
  /** All of them or none. */
  actAll(acts: Act[]): Promise<Change[]>;
  draft(key: string): string | null;
  keepDraft(key: string, text: string): void;
  dropDraft(key: string): void;
  /** Words typed on this tablet that are in no change yet. */
  begun(): Promise<Begun[]>;
  /** The time by the server's clock, as changes carry it. */
  now(): string;
}

/** The session was never opened on this tablet, and its kit cannot be fetched now. */
export class NotPrepared extends Error {
  override name = "NotPrepared";
}

let current: Opened | null = null;

/** Works without network once the kit is on this tablet. Rejects with SignInNeeded, NotPrepared or StorageFailed. */
export async function openSitting(session: string): Promise<Sitting> {
  if (current?.id === session) return current;
  const tablet = await openTablet();
  const kept = await tablet.store.kit(session);
  const opened = new Opened(tablet, kept?.kit ?? (await firstKit(tablet, session)));
  await opened.load();
  // Never here before: without its log it would look as if nothing had happened yet.
  if (!kept) await opened.catchUp(PATIENCE);
  current?.close();
  current = opened;
  opened.start();
  return opened;
}

/** How long a view waits at most for what the session has come to. */
const PATIENCE = 5_000;

async function firstKit(tablet: Tablet, session: string): Promise<Kit> {
  return tablet.fetchKit(session).catch((cause: unknown) => {
    throw new NotPrepared("this session is not on this tablet", { cause });
  });
}

export const seldom = () => import("../deferred_engine");

/** Asks the server which tablet still holds what; null without network. */
export async function everythingHere(sitting: Sitting): Promise<HeldTablet[] | null> {
  const { store, server } = await openTablet();
  const tablets = await holdings(server, sitting.id);
  if (!tablets) return null;
  const { heldTablets, ownIds } = await seldom();
  return heldTablets(tablets, store, await ownIds(store, sitting.id), sitting.state.value.ended_at);
}

/** Everything of the session that only this tablet has, locked for the server; null when there is nothing. */
export async function rescueFile(session: string): Promise<RescueFile | null> {
  const { rescueFile: fileOf } = await seldom();
  return fileOf(await openTablet(), session, current?.id === session ? current : null);
}
