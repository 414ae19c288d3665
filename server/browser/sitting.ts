/** One session opened on this tablet: what every view of it uses. */

import type { ReadonlySignal } from "@preact/signals";
import type { State } from "./fold/state";
import type { Act } from "./log/act";
import type { Change } from "./log/change";
import type { HeldTablet } from "./log/held";
import { holdings } from "./log/holdings";
import type { Begun } from "./log/drafts";
import type { Kit } from "./log/kit";
import { Opened } from "./log/opened";
import type { RescueFile } from "./log/rescue";
import type { Status } from "./log/status";
import { openTablet, type Tablet } from "./log/tablet";

export type { State, Head, AnswerHead, Moment, Turn, BringBack, Participant } from "./fold/state";
export type { Act } from "./log/act";
export type { Change } from "./log/change";
export { StorageFailed } from "./log/connection";
export type { Begun } from "./log/drafts";
export type { HeldTablet } from "./log/held";
export type { Kit, Guide, Section, Question, Questionnaire, Item } from "./log/kit";
export type { NotUnderstood } from "./log/known";
export { SignInNeeded } from "./log/person";
export type { RescueFile } from "./log/rescue";
export type { Problem, Status } from "./log/status";
export type { Check, PreparedSession } from "./log/prepare";

export interface Sitting {
  readonly id: string;
  readonly kit: Kit;
  readonly me: { id: string; role: string };
  readonly state: ReadonlySignal<State>;
  readonly status: ReadonlySignal<Status>;
  /** Durable on this tablet when it resolves. Rejects when it could not be kept: say so and keep what was typed. */
  act(kind: string, subject: string, payload: object, base?: string[]): Promise<Change>;
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

export const seldom = () => import("./log/seldom");

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
