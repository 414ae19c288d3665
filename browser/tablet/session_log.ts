/** What this tablet knows of a session: its changes in memory and what they say, kept up as they arrive. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { openedIn, stateOf } from "../record/fold";
import type { StaffMember } from "../record/folded";
import { Ordered } from "../record/log_index";
import type { State } from "../record/state";
import type { Change } from "../store/change";

/** A subject whose changes this version of Kikao cannot fold; they are kept and sent all the same. */
export interface NotUnderstood {
  subject: string;
  at: string;
}

export class SessionLog {
  /** Each part by itself: a view is drawn again only when a part that it shows has changed. */
  readonly state: State;
  private readonly whole: ReadonlySignal<State>;
  private readonly changes = new Map<string, Change>();
  private log: Ordered;
  private readonly waiting = new Set<string>();
  private readonly parked = new Set<string>();
  private readonly notOnServer = new Set<string>();
  private newestOwn: string | null = null;
  /** Whoever reads is told when there is more to know. */
  private readonly grown = signal(0);

  constructor(
    private readonly device: string,
    private staff: StaffMember[],
    private readonly reader: string,
    closed: () => boolean,
  ) {
    this.log = new Ordered([], staff, reader);
    this.whole = computed(() => (void this.grown.value, stateOf(this.log, closed())));
    this.state = inParts(this.whole);
  }

  get all(): ReadonlyMap<string, Change> {
    return this.changes;
  }

  /** As Status says what they mean. */
  counts() {
    void this.grown.value;
    return {
      waiting: this.waiting.size,
      parked: this.parked.size,
      stored_at: this.newestOwn,
      not_on_server: this.notOnServer.size,
    };
  }

  /** What is here and cannot be shown. */
  notUnderstood(): NotUnderstood[] {
    void this.whole.value;
    const at = (subject: string) => [...this.changes.values()].find((change) => change.subject === subject)!.at;
    return this.log.notUnderstood().map((subject) => ({ subject, at: at(subject) }));
  }

  /** Subjects with texts that arrived sealed and are open to this reader by now. */
  opened(): string[] {
    return openedIn(this.log);
  }

  take(arrived: Change[]): void {
    for (const change of arrived) this.note(change);
    this.log.take(arrived.filter((change) => change.state !== "parked"));
    this.grown.value = this.grown.peek() + 1;
  }

  /** The store was rewritten: this is all that is in it. */
  replace(changes: Change[]): void {
    const here = new Set(changes.map((change) => change.id));
    for (const id of this.changes.keys()) if (!here.has(id)) this.forget(id);
    this.take(changes);
  }

  /** Who is on the staff decides what counts. */
  staffed(staff: StaffMember[]): void {
    if (JSON.stringify(staff) === JSON.stringify(this.staff)) return;
    this.staff = staff;
    this.log = new Ordered([], staff, this.reader);
    this.take([...this.changes.values()]);
  }

  private forget(id: string): void {
    this.changes.delete(id);
    this.log.drop(id);
    this.waiting.delete(id);
    this.parked.delete(id);
    this.notOnServer.delete(id);
  }

  private note(change: Change): void {
    this.changes.set(change.id, change);
    if (change.state === "parked") this.log.drop(change.id);
    put(this.waiting, change.id, change.state === "waiting" && change.device === this.device);
    put(this.parked, change.id, change.state === "parked");
    put(this.notOnServer, change.id, change.state === "theirs" && change.number === undefined);
    if (change.device === this.device && !(this.newestOwn && this.newestOwn >= change.at)) this.newestOwn = change.at;
  }
}

function put<T>(set: Set<T>, value: T, present: boolean): void {
  if (present) set.add(value);
  else set.delete(value);
}

function inParts(whole: ReadonlySignal<State>): State {
  const parts = {} as State;
  for (const name of Object.keys(whole.peek()) as (keyof State)[]) {
    const part = computed(() => whole.value[name]);
    Object.defineProperty(parts, name, { enumerable: true, get: () => part.value });
  }
  return parts;
}
