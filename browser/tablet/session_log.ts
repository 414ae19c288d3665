/** What this tablet knows of a session: its changes in memory and what they say, kept up as they arrive. */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { State } from "../contract/state";
import { openedIn, stateOf } from "../record/fold";
import type { StaffMember } from "../record/folded";
import { LogIndex } from "../record/log_index";
import type { Change } from "../store/change";

/** A subject whose changes this version of Kikao cannot fold; they are kept and sent all the same. */
export interface NotUnderstood {
  subject: string;
  at: string;
}

export class SessionLog {
  /** Each part by itself: a view is drawn again only when a part that it shows has changed. */
  readonly state: State;
  private readonly made: ReadonlySignal<{ state: State; notUnderstood: string[] }>;
  private log: LogIndex<Change>;
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
    this.log = new LogIndex<Change>([], staff, reader);
    this.made = computed(() => {
      this.grown.value;
      const state = stateOf(this.log, closed());
      return { state, notUnderstood: this.log.notUnderstood() };
    });
    this.state = inParts(computed(() => this.made.value.state));
  }

  get all(): ReadonlyMap<string, Change> {
    return this.log.changes;
  }

  /** As Status says what they mean. */
  counts() {
    this.grown.value;
    return {
      waiting: this.waiting.size,
      parked: this.parked.size,
      stored_at: this.newestOwn,
      not_on_server: this.notOnServer.size,
    };
  }

  /** What is here and cannot be shown. */
  notUnderstood(): NotUnderstood[] {
    const at = (subject: string) => [...this.all.values()].find((change) => change.subject === subject)!.at;
    return this.made.value.notUnderstood.map((subject) => ({ subject, at: at(subject) }));
  }

  /** Subjects with texts that arrived sealed and are open to this reader by now. */
  opened(): string[] {
    return openedIn(this.log);
  }

  /** For what only some views ask of the log; whoever reads it is told when there is more. */
  get index(): LogIndex<Change> {
    this.grown.value;
    return this.log;
  }

  take(arrived: Change[]): void {
    for (const change of arrived) this.count(change);
    // Also what the server parked: nobody's own work goes from their screen because a person has to decide about it.
    this.log.take(arrived);
    this.grown.value = this.grown.peek() + 1;
  }

  /** The store was rewritten: this is all that is in it. */
  replace(changes: Change[]): void {
    const here = new Set(changes.map((change) => change.id));
    for (const id of [...this.all.keys()]) if (!here.has(id)) this.forget(id);
    this.take(changes);
  }

  /** Who is on the staff decides what counts. */
  staffed(staff: StaffMember[]): void {
    if (JSON.stringify(staff) === JSON.stringify(this.staff)) return;
    const changes = [...this.all.values()];
    this.staff = staff;
    this.log = new LogIndex<Change>([], staff, this.reader);
    this.take(changes);
  }

  private forget(id: string): void {
    this.log.drop(id);
    this.waiting.delete(id);
    this.parked.delete(id);
    this.notOnServer.delete(id);
  }

  private count(change: Change): void {
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
