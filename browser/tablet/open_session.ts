/** A session open on this tablet: its changes in memory, its state and how far they have got, and the acts on it. */

import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { Kit } from "../contract/kit";
import type { Kind, Payloads } from "../contract/payloads";
import type { State } from "../contract/state";
import { presumedRight, rightFor } from "../record/rights";
import type { Act, ActOf } from "../store/act";
import { sentAt } from "../store/arrivals";
import type { Change } from "../store/change";
import { Drafts } from "../store/drafts";
import { Remembered } from "../store/remembered";
import { oneAtATime } from "../sync/one_at_a_time";
import type { News } from "../sync/tabs";
import { onWake } from "../sync/wake";
import { hourMinute } from "../words/time";
import { entryOf } from "./base_versions";
import { Following } from "./following";
import { SessionLog } from "./session_log";
import type { Status } from "./status";
import type { Tablet } from "./tablet";

export class OpenSession {
  readonly id: string;
  readonly myName: string;
  readonly state: ReadonlySignal<State>;
  readonly status: ReadonlySignal<Status>;
  private readonly kitNow;
  readonly log: SessionLog;
  private readonly sentAt = signal<string | null>(null);
  private readonly connected = signal<boolean | null>(null);
  private readonly draftFailed = signal(false);
  readonly drafts: Drafts;
  readonly remembered: Remembered;
  private readonly following: Following;
  /** News that come while the store is read: the store may have been read before them. */
  private meanwhile: Change[] | null = null;
  private readonly cleared = signal(false);
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly tablet: Tablet,
    kit: Kit,
  ) {
    const { store, person } = tablet;
    this.id = kit.session.id;
    this.myName = person.name;
    this.kitNow = signal(kit);
    this.log = new SessionLog(store.device, kit.staff, person.id, () => this.kitNow.value.session.status === "closed");
    this.state = signal(this.log.state);
    this.status = computed(() => this.statusNow());
    this.drafts = new Drafts(store, this.id, (failed) => (this.draftFailed.value = failed));
    this.remembered = new Remembered(store, this.id);
    const others = () => this.log.state.staff.map(({ id }) => id).filter((id) => id !== person.id);
    const opened = () => this.log.opened();
    this.following = new Following(tablet, this.id, others, opened, () => void this.refresh());
  }

  /** The role is that on the staff; who is not on it has the one that they are called by elsewhere. */
  get me(): { id: string; role: string } {
    const { id } = this.tablet.person;
    return { id, role: this.log.state.staff.find((member) => member.id === id)?.role ?? this.kit.person.role };
  }

  get kit(): Kit {
    return this.kitNow.value;
  }

  /** Durable on this tablet when it resolves. Rejects when it could not be kept: say so and keep what was typed. */
  async act<K extends Kind>(kind: K, subject: string, payload: Payloads[K], base?: string[]): Promise<Change> {
    return (await this.keep([{ kind, subject, payload, base }]))[0]!;
  }

  /** All of them or none. */
  actAll(acts: Act[]): Promise<Change[]> {
    return this.keep(acts);
  }

  private keep(acts: ActOf<Kind>[]): Promise<Change[]> {
    const { person, staff } = this.kit;
    const by_right = ({ kind }: ActOf<Kind>) =>
      rightFor(kind, person.rights ?? []) ?? presumedRight({ kind, person: this.me.id }, staff);
    return this.tablet.keep(acts.map((act) => ({ ...entryOf(this.id, act, this.log.all), by_right: by_right(act) })));
  }

  inMemory(): Change[] {
    return [...this.log.all.values()];
  }

  /** Its hour and minute where the session is, whatever the tablet's own time zone: 14:05. */
  readonly hourMinute = (at: string | number): string => hourMinute(at, this.kit.session.time_zone);

  /** The time by the server's clock, as changes carry it. */
  now(): string {
    return new Date(this.tablet.store.now()).toISOString();
  }

  /** Reads the session from the store, without asking anyone. */
  load(): Promise<void> {
    if (!this.stops.length) this.stops.push(this.tablet.tabs.listen((news) => this.hear(news)));
    return this.read();
  }

  private readonly read = oneAtATime(async () => {
    const { store } = this.tablet;
    if (await store.isCleared()) {
      this.cleared.value = true;
      const { putBack } = await this.tablet.repairs();
      await putBack(store, this.kit, this.inMemory());
    }
    this.meanwhile = [];
    const [kept] = await Promise.all([store.changesOf(this.id), this.remembered.load().then(() => this.drafts.load())]);
    this.sentAt.value = await sentAt(store, this.id);
    this.log.replace([...kept, ...this.meanwhile]);
    this.meanwhile = null;
  });

  /** What the server has of it, within some time. Without network what is here has to do. */
  async catchUp(limit: number): Promise<void> {
    if (this.mayRead()) await this.following.catchUp(limit);
  }

  start(): void {
    this.stops.push(
      onWake(() => void this.refresh()),
      effect(() => {
        if (this.mayRead()) untracked(() => this.following.start());
      }),
    );
    void this.refreshKit();
  }

  /** To who is not on the staff the server gives no log, until something they made here is on the server. */
  private mayRead(): boolean {
    const { staff, person } = this.kit;
    if (staff.some(({ id }) => id === this.me.id) || person.rights?.includes("enter_questionnaire")) return true;
    return this.sentAt.value !== null;
  }

  close(): void {
    this.following.stop();
    for (const stop of this.stops.splice(0)) stop();
  }

  private hear(news: News): void {
    if ("changes" in news) this.merge(news.changes.filter((change) => change.session === this.id));
    else if ("connected" in news && news.session === this.id) this.connected.value = news.connected;
    else if ("reread" in news) void this.refresh().then(() => this.following.restart());
  }

  /** A page that slept has not heard what other tabs told. */
  private async refresh(): Promise<void> {
    await this.load().catch(() => (this.tablet.storageFailed.value = true));
    await this.refreshKit();
  }

  private async refreshKit(): Promise<void> {
    const kit = await this.tablet.fetchKit(this.id).catch(() => null);
    if (!kit || JSON.stringify(kit) === JSON.stringify(this.kitNow.peek())) return;
    this.log.staffed(kit.staff);
    this.kitNow.value = kit;
  }

  private merge(arrived: Change[]): void {
    if (!arrived.length) return;
    this.meanwhile?.push(...arrived);
    for (const change of arrived) {
      const sentNow = change.state === "sent" && this.log.all.get(change.id)?.state === "waiting";
      if (sentNow) this.sentAt.value = this.now();
      if (change.device === this.tablet.store.device) this.tablet.store.heardOwn(change.at);
      else if (change.received_at) this.following.heardFrom(change.person, change.received_at);
      if (change.emptied) this.drafts.forget(change.subject);
    }
    this.log.take(arrived);
    // Names, and for who took over the numbers too, are in the kit alone.
    if (arrived.some(({ kind, state }) => kind.startsWith("staff.") && state !== "waiting")) void this.refreshKit();
  }

  private statusNow(): Status {
    const { sender, storageFailed } = this.tablet;
    const { not_on_server, ...counts } = this.log.counts();
    const storage = storageFailed.value || this.draftFailed.value;
    return {
      ...counts,
      // Before the log is read again after a restore, nobody knows what it lacks.
      not_on_server: this.connected.value ? not_on_server : 0,
      sent_at: this.sentAt.value,
      problem: storage ? "storage" : sender.noAccess.value.has(this.id) ? "no_access" : sender.problem.value,
      connected: this.connected.value,
      others: this.following.heard,
      not_understood: this.log.notUnderstood(),
      cleared: this.cleared.value,
    };
  }
}
