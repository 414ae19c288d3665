/** The log of one session as it grows: read up to now, then followed. One tab follows and tells the others. */

import type { Beat } from "../contract/answers";
import { cursor, receive } from "../store/arrivals";
import type { LogChange } from "../store/change";
import { EPOCH } from "../store/keys";
import type { Store } from "../store/store";
import { BackOff } from "./back_off";
import type { Server } from "./server";
import type { Tabs } from "./tabs";
import { onWake } from "./wake";

const PAGE = 500;
/** The server says something every 15 s: a stream that is silent for longer was cut without a word, as iOS does. */
const SILENCE = 40_000;
const LOOK = 5_000;
const SHORTEST = 1_000;
const LONGEST = 30_000;

interface Page {
  changes: LogChange[];
  latest: number;
  more: boolean;
}

export class Stream {
  private source: EventSource | null = null;
  private heardAt = 0;
  private readonly backOff = new BackOff(SHORTEST, LONGEST);
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** An opening that finds it has grown was overtaken by a newer one. */
  private cuts = 0;
  private epoch: string | null = null;
  /** Greetings and arrivals are taken in one after another, in the order they came. */
  private queue: Promise<unknown> = Promise.resolve();
  /** What came while the one before was written: a tablet that comes back sends hundreds at once. */
  private waiting: LogChange[] = [];
  private readonly over = new AbortController();

  constructor(
    private readonly session: string,
    private readonly store: Store,
    private readonly server: Server,
    private readonly tabs: Tabs,
    /** Texts that are sealed here and that what has arrived since opens. */
    private readonly opened: () => string[],
  ) {}

  start(): void {
    this.tabs.tell({ isConnected: this.session });
    void this.tabs.whenFree(`stream-${this.session}`, this.over.signal, () => this.follow());
  }

  stop(): void {
    this.over.abort();
  }

  /** From here the log is read again and followed anew. */
  restart(): void {
    if (!this.over.signal.aborted) this.again(0);
  }

  private async follow(): Promise<void> {
    const watch = setInterval(() => this.loseIfSilent(), LOOK);
    const unwake = onWake(() => this.again(0));
    const unlisten = this.tabs.listen(
      (news) => "isConnected" in news && news.isConnected === this.session && this.tellConnected(),
    );
    this.again(0);
    await new Promise((resolve) => this.over.signal.addEventListener("abort", resolve, { once: true }));
    clearInterval(watch);
    unwake();
    unlisten();
    this.cut();
  }

  private loseIfSilent(): void {
    if (this.source && Date.now() - this.heardAt > SILENCE) this.lost();
  }

  private tellConnected(): void {
    const connected = this.source?.readyState === 1 && Date.now() - this.heardAt < SILENCE;
    this.tabs.tell({ connected, session: this.session });
  }

  private again(ms: number): void {
    this.cut();
    this.timer = setTimeout(() => void this.open(), ms);
  }

  private cut(): void {
    this.cuts++;
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private lost(): void {
    this.tabs.tell({ connected: false, session: this.session });
    this.again(this.backOff.next());
  }

  private async open(): Promise<void> {
    const cuts = this.cuts;
    try {
      await this.catchUp();
    } catch {
      if (cuts === this.cuts) this.lost();
      return;
    }
    // Woken meanwhile: a newer opening is under way.
    if (cuts !== this.cuts || this.over.signal.aborted) return;
    const after = await cursor(this.store, this.session);
    this.source = new EventSource(`${this.path}/stream?after=${after}`);
    this.heardAt = Date.now();
    const greeted = (event: Event) => this.inTurn(() => this.greeted(read<Beat>(event)));
    this.source.addEventListener("hello", greeted);
    this.source.addEventListener("ping", greeted);
    this.source.addEventListener("change", (event) => {
      this.waiting.push(read<LogChange>(event));
      this.inTurn(() => this.arrived(this.waiting.splice(0)));
    });
    // Connecting again by itself it would not ask who is signed in by then.
    this.source.onerror = () => this.lost();
  }

  /** Everything the log has beyond what is here. Rejects without network or when the log may not be read now. */
  async catchUp(): Promise<void> {
    for (;;) {
      const after = await cursor(this.store, this.session);
      const page = await this.page(`after=${after}&limit=${PAGE}`);
      const last = page.changes.at(-1)?.number;
      await this.takeIn(page.changes, last);
      if (!page.more || last === undefined) break;
    }
    await this.fetchOpened();
  }

  private async page(query: string): Promise<Page> {
    if (!(await this.server.isTheirs())) throw new Error("another person is signed in");
    const known = await this.store.meta(EPOCH);
    const answer = await this.server.get(`${this.path}/changes?${query}`);
    if (!answer.ok) throw new Error(`the log answered ${answer.status}`);
    this.epoch = answer.headers.get("x-epoch");
    // `after` counted in the old log, so this page is not the part of the new one that follows the cursor.
    if (known !== undefined && known !== this.epoch) throw new Error("the server was restored meanwhile");
    return (await answer.json()) as Page;
  }

  private async takeIn(arrived: LogChange[], cursor?: number): Promise<void> {
    const place = { epoch: this.epoch, ...(cursor === undefined ? {} : { cursor }) };
    const changes = await receive(this.store, this.session, arrived, place);
    if (changes.length) this.tabs.tell({ changes });
  }

  /** Unsealing changes nothing that was sent: what they open is asked for again, subject by subject. */
  private async fetchOpened(): Promise<void> {
    for (const subject of this.opened()) {
      let after: number | undefined = 0;
      while (after !== undefined) {
        const page: Page = await this.page(`subject=${encodeURIComponent(subject)}&after=${after}&limit=${PAGE}`);
        await this.takeIn(page.changes);
        after = page.more ? page.changes.at(-1)?.number : undefined;
      }
    }
  }

  private inTurn(work: () => Promise<void>): void {
    this.heardAt = Date.now();
    this.queue = this.queue.then(work).catch(() => this.lost());
  }

  private async greeted({ epoch }: Beat): Promise<void> {
    this.backOff.reset();
    if (this.over.signal.aborted) return;
    this.tabs.tell({ connected: true, session: this.session });
    await this.server.heard(epoch);
  }

  private async arrived(changes: LogChange[]): Promise<void> {
    if (!changes.length) return;
    let reached = await cursor(this.store, this.session);
    for (const { number } of changes) {
      if (number > reached + 1) return this.catchUp();
      reached = Math.max(reached, number);
    }
    await this.takeIn(changes, reached);
    await this.fetchOpened();
  }

  private get path(): string {
    return `/api/sessions/${this.session}`;
  }
}

function read<T>(event: Event): T {
  return JSON.parse((event as MessageEvent<string>).data) as T;
}
