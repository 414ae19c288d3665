/** The server as the tablet asks it: each answer also tells its time and its epoch. */

import { isNewEpoch } from "../store/arrivals";
import { measured } from "../store/clock";
import type { Store } from "../store/store";
import { signedIn } from "./person";

const LIMIT = 20_000;
/** How long an answer to "who is signed in" is believed: another tab may sign somebody else in. */
const SURE_OF_PERSON = 30_000;

export class Server {
  private sureUntil = 0;
  private hearing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    /** Takes the new epoch over; the next answer waits until that is done. */
    private readonly onNewEpoch: (epoch: string) => Promise<void>,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, { headers, cache: "no-store" });
  }

  post(path: string, body: string): Promise<Response> {
    return this.ask(path, { method: "POST", body, headers: { "content-type": "application/json" } });
  }

  /** Rejects when there is no network or no answer in time; any answer of the server resolves. */
  private async ask(path: string, init: RequestInit): Promise<Response> {
    const askedAt = Date.now();
    const signal = AbortSignal.timeout(LIMIT);
    const answer = await fetch(path, { ...init, signal, credentials: "same-origin", redirect: "error" });
    const offset = measured(answer.headers.get("x-now"), askedAt, Date.now());
    if (offset !== null) await this.store.measured(offset);
    await this.heard(answer.headers.get("x-epoch"));
    return answer;
  }

  /**
   * Another's sign-in sends this person's work as theirs, and reads what is sealed as theirs. Rejects without network.
   */
  async isTheirs(): Promise<boolean> {
    if (Date.now() < this.sureUntil) return true;
    const theirs = (await signedIn())?.id === this.store.person;
    if (theirs) this.sureUntil = Date.now() + SURE_OF_PERSON;
    return theirs;
  }

  /** The next `isTheirs` asks the server again: who is signed in may have changed while this page slept. */
  askWhoIsSignedIn(): void {
    this.sureUntil = 0;
  }

  /** One after another: all is offered again once, however many answers tell it. */
  heard(epoch: string | null | undefined): Promise<void> {
    const take = async () => {
      if (epoch && (await isNewEpoch(this.store, epoch))) await this.onNewEpoch(epoch);
    };
    this.hearing = this.hearing.catch(() => undefined).then(take);
    return this.hearing;
  }
}

/** Seconds the server asks to wait, as ms. */
export function retryAfter(answer: Response): number {
  const seconds = Number(answer.headers.get("retry-after"));
  return Number.isFinite(seconds) ? Math.min(seconds, 600) * 1000 : 0;
}
