/** What one tab of this person tells the others, and who of them does what only one may do. */

import type { Change } from "../store/change";
import { databaseOf } from "../store/keys";

export type News =
  | { changes: Change[] }
  /** The store was rewritten: read it again. */
  | { reread: true }
  | { connected: boolean; session: string }
  /** A tab that opens a session asks whoever follows it. */
  | { isConnected: string };

export class Tabs {
  private readonly channel: BroadcastChannel | null;
  private readonly listeners = new Set<(news: News) => void>();

  constructor(private readonly person: string) {
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(databaseOf(person));
    if (this.channel) this.channel.onmessage = (event: MessageEvent<News>) => this.hand(event.data);
  }

  /** Tells this tab and the others. */
  tell(news: News): void {
    this.hand(news);
    this.channel?.postMessage(news);
  }

  listen(listener: (news: News) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Does `work` if no other tab does it now. Where there are no locks there is no second tab we could know of. */
  async ifFree(name: string, work: () => Promise<void>): Promise<boolean> {
    if (!navigator.locks) return work().then(() => true);
    return navigator.locks.request(this.lock(name), { ifAvailable: true }, async (lock) => {
      if (lock) await work();
      return lock !== null;
    });
  }

  /** Does `work` as soon as no other tab does it; `signal` ends the waiting. */
  async whenFree(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    if (!navigator.locks) return work();
    await navigator.locks.request(this.lock(name), { signal }, work).catch((cause: unknown) => {
      if (!signal.aborted) throw cause;
    });
  }

  close(): void {
    this.listeners.clear();
    this.channel?.close();
  }

  private lock(name: string): string {
    return `kikao-${name}-${this.person}`;
  }

  private hand(news: News): void {
    for (const listener of this.listeners) listener(news);
  }
}
