/** Sends what waits, oldest first, one request at a time, from one tab. Nothing it meets makes it forget a change. */

import { signal } from "@preact/signals";
import type { Receipts } from "../contract/answers";
import { applyReceipts } from "../store/arrivals";
import type { Store } from "../store/store";
import { BackOff } from "./back_off";
import { batch, MOST_CHANGES } from "./batch";
import { retryAfter, type Server } from "./server";
import type { Tabs } from "./tabs";
import { onWake } from "./wake";

export type SendProblem = "offline" | "sign_in" | "device";

const SHORTEST = 1_000;
const LONGEST = 60_000;
const OTHER_TAB = 1_500;
const SAFETY_NET = 20_000;

export class Sender {
  readonly problem = signal<SendProblem | null>(null);
  /** Sessions that the server does not give to this person any more: what they wrote there waits for ever. */
  readonly noAccess = signal<ReadonlySet<string>>(new Set());
  private busy = false;
  private wanted = false;
  private readonly backOff = new BackOff(SHORTEST, LONGEST);
  private notBefore = 0;
  private most = MOST_CHANGES;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly greeting = new Set<string>();
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly store: Store,
    private readonly server: Server,
    private readonly tabs: Tabs,
  ) {}

  start(): void {
    const interval = setInterval(() => void this.lookAgain(), SAFETY_NET);
    this.stops.push(
      () => clearInterval(interval),
      onWake(() => this.wake()),
    );
    this.kick();
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Sends at once and starts the back-off anew: there is something new to send, or the network may be back. */
  kick(): void {
    this.backOff.reset();
    this.schedule(this.notBefore - Date.now());
  }

  wake(): void {
    this.server.askWhoIsSignedIn();
    this.kick();
  }

  /** Sends a sign of life for a session, with what waits or alone. The back-off goes on as it was. */
  greet(session: string): void {
    this.greeting.add(session);
    if (this.timer === undefined) this.schedule(0);
  }

  /** Nobody looks at the session any more. */
  leave(session: string): void {
    this.greeting.delete(session);
  }

  private async lookAgain(): Promise<void> {
    const waiting = await this.store.waitingBySession().catch(() => new Map());
    if (waiting.size && !this.busy && this.timer === undefined) this.schedule(0);
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        void this.run();
      },
      Math.max(0, ms),
    );
  }

  /** A kick while sending is remembered: what it was for may have missed the batch under way. */
  private async run(): Promise<void> {
    this.wanted = true;
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.wanted) {
        this.wanted = false;
        const early = this.notBefore - Date.now();
        if (early > 0) this.schedule(early);
        else if (!(await this.tabs.ifFree("send", () => this.sendAll()))) this.schedule(OTHER_TAB);
      }
    } catch {
      this.later();
    } finally {
      this.busy = false;
    }
  }

  private async sendAll(): Promise<void> {
    const waiting = await this.store.waitingBySession();
    const sessions = new Set([...waiting.keys(), ...this.greeting]);
    if (!sessions.size) return;
    if (!(await this.isTheirs())) return;
    let failed = false;
    // One session the server refuses does not keep the others back.
    for (const session of sessions) failed = !(await this.sendSession(session)) || failed;
    if (failed) return;
    this.problem.value = null;
    this.backOff.reset();
    if (this.noAccess.value.size) this.schedule(LONGEST);
  }

  /** Under another person's sign-in nothing leaves: it would become that person's work. */
  private async isTheirs(): Promise<boolean> {
    const theirs = await this.server.isTheirs().catch(() => undefined);
    if (theirs === undefined) this.later();
    else if (!theirs) this.wait("sign_in");
    return theirs === true;
  }

  /** True when nothing of the session waits any more, or only for a person to give access to it. */
  private async sendSession(session: string): Promise<boolean> {
    for (;;) {
      const changes = await this.store.waiting(session, this.most);
      if (!changes.length && !this.greeting.has(session)) return true;
      const { body, count } = batch(this.store.device, await this.store.made(session), changes);
      const answer = await this.server.post(`/api/sessions/${session}/changes`, body).catch(() => null);
      if (!answer?.ok) return this.refused(session, answer, count);
      const { receipts } = (await answer.json()) as Receipts;
      const marked = await applyReceipts(this.store, session, receipts, answer.headers.get("x-epoch"));
      // Without this an answer that speaks of other changes would be asked for again and again.
      if (count && !marked.length) throw new Error("an answer without receipts");
      this.greeting.delete(session);
      this.access(session, true);
      this.most = MOST_CHANGES;
      this.tabs.tell({ changes: marked });
    }
  }

  private async refused(session: string, answer: Response | null, count: number): Promise<boolean> {
    if (answer?.status === 401) this.wait("sign_in");
    else if (answer?.status === 403 && (await says(answer, "device_of_another"))) this.wait("device");
    else if (answer && refusesAccess(answer)) {
      this.access(session, false);
      return true;
    } else {
      if (answer?.status === 413) this.most = Math.max(1, Math.floor(count / 2));
      if (answer) this.notBefore = Date.now() + retryAfter(answer);
      this.later();
    }
    return false;
  }

  private access(session: string, given: boolean): void {
    const without = new Set(this.noAccess.value);
    if (given) without.delete(session);
    else without.add(session);
    if (without.size !== this.noAccess.value.size) this.noAccess.value = without;
  }

  /** Waits for a person to do something; waking the page looks whether they did. */
  private wait(problem: SendProblem): void {
    this.server.askWhoIsSignedIn();
    this.problem.value = problem;
    this.schedule(LONGEST);
  }

  private later(): void {
    this.problem.value = "offline";
    this.schedule(Math.max(this.backOff.next(), this.notBefore - Date.now()));
  }
}

/** Only Kikao's own word counts: a network's sign-in page refuses too. */
function refusesAccess(answer: Response): boolean {
  return (answer.status === 404 || answer.status === 403) && answer.headers.has("x-epoch");
}

async function says(answer: Response, code: string): Promise<boolean> {
  return (await answer.text().catch(() => "")).includes(code);
}
