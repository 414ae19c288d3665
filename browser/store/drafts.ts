/**
 * What is being typed is written twice: to localStorage at every key, for a page that dies the next moment, and at most
 * half a second later to the database, because a browser that is killed has not yet put localStorage on the disk. The
 * newer of the two counts.
 */

import { isAbout } from "./emptied";
import { type DraftKept, draftInPage, draftOf } from "./keys";
import { parsed } from "./parsed";
import type { Store } from "./store";

export interface Begun {
  key: string;
  words: string;
}

const PAUSE_MS = 500;

export class Drafts {
  /** What localStorage did not take. */
  private readonly untaken = new Map<string, DraftKept>();
  private readonly unwritten = new Map<string, DraftKept>();
  /** When what this page read or typed last was typed. */
  private readonly known = new Map<string, number>();
  private pausing = false;

  constructor(
    private readonly store: Store,
    private readonly session: string,
    private readonly failed: (failed: boolean) => void,
  ) {}

  /** After the browser was killed the database may know better. */
  async load(): Promise<void> {
    for (const kept of await this.written()) if (kept.at > (this.newest(kept.key)?.at ?? 0)) this.place(kept);
  }

  read(key: string): string | null {
    const kept = this.newest(key);
    if (kept) this.known.set(key, kept.at);
    return kept?.text ?? null;
  }

  /** Whether words stand there, without taking them as read. */
  has(key: string): boolean {
    return wordsIn(this.newest(key)?.text) !== "";
  }

  /** Words that were begun and are in no change yet, by the field in which they stand. */
  async begun(): Promise<Begun[]> {
    const all = (await this.written()).map(({ key }) => ({ key, words: wordsIn(this.newest(key)?.text) }));
    return all.filter(({ words }) => words);
  }

  keep(key: string, text: string): void {
    this.take(key, text);
    void this.writeSoon();
  }

  /** What another tab has typed since stays. */
  drop(key: string): void {
    const kept = this.newest(key);
    if (kept?.text == null || kept.at !== this.known.get(key)) return;
    this.take(key, null);
    void this.write();
  }

  /** Of what was emptied nothing that is still on its way is written down. */
  forget(subject: string): void {
    for (const held of [this.untaken, this.unwritten])
      for (const key of held.keys()) if (isAbout(key, subject)) held.delete(key);
  }

  private written(): Promise<DraftKept[]> {
    const start = draftOf(this.session, "");
    const range = IDBKeyRange.bound(start, `${start}\uffff`);
    return this.store.connection.use((database) => database.getAll("meta", range) as Promise<DraftKept[]>);
  }

  /** Later than what it replaces, also when the clock stepped back. */
  private take(key: string, text: string | null): void {
    const kept = { key, text, at: Math.max(Date.now(), (this.newest(key)?.at ?? 0) + 1) };
    this.known.set(kept.key, kept.at);
    this.unwritten.set(kept.key, kept);
    this.place(kept);
  }

  private newest(key: string): DraftKept | null {
    return this.untaken.get(key) ?? parsed<DraftKept>(localStorage.getItem(this.inPage(key)));
  }

  private place(kept: DraftKept): void {
    this.untaken.delete(kept.key);
    try {
      localStorage.setItem(this.inPage(kept.key), JSON.stringify(kept));
    } catch {
      this.untaken.set(kept.key, kept);
    }
  }

  private inPage(key: string): string {
    return draftInPage(this.store.person, this.session, key);
  }

  /** The first letter at once, then at most twice a second. */
  private async writeSoon(): Promise<void> {
    if (this.pausing || !this.unwritten.size) return;
    this.pausing = true;
    await this.write();
    setTimeout(() => {
      this.pausing = false;
      void this.writeSoon();
    }, PAUSE_MS);
  }

  private async write(): Promise<void> {
    const all = [...this.unwritten.values()];
    try {
      await this.store.connection.write((writing) =>
        Promise.all(all.map((kept) => writing.objectStore("meta").put(kept, draftOf(this.session, kept.key)))),
      );
      for (const kept of all) if (this.unwritten.get(kept.key) === kept) this.unwritten.delete(kept.key);
      this.failed(false);
    } catch {
      this.failed(true);
    }
  }
}

/** `saving`: on its way to become a change when the page died. */
function wordsIn(text: string | null | undefined): string {
  const { text: words, typed, saving = [] } = parsed<Typed & { saving?: Typed[] }>(text) ?? {};
  return [...saving.map((one) => one.text), words ?? typed].filter(Boolean).join(" ").trim();
}

interface Typed {
  text?: string;
  typed?: string;
}
