/** What a view remembers over a reload and what is no text: a layout, which change a mark was made by. */

import type { Writing } from "./connection";
import { draftInPage, draftOf, rememberedOf } from "./keys";
import type { Store } from "./store";

/** These lay among the drafts until 0.2; `load` moves what a tablet still has there. */
const LAY_AMONG_DRAFTS = /^(plan\.later|desk\.layout|desk\.map_turn|made\..*)$/;

export class Remembered {
  private readonly values = new Map<string, string>();

  constructor(
    private readonly store: Store,
    private readonly session: string,
  ) {}

  async load(): Promise<void> {
    await this.moveFromDrafts();
    const start = rememberedOf(this.session, "");
    const range = IDBKeyRange.bound(start, `${start}\uffff`);
    const [keys, values] = await this.store.connection.use((database) => {
      const meta = database.transaction("meta").store;
      return Promise.all([meta.getAllKeys(range), meta.getAll(range)]);
    });
    for (const [i, key] of keys.entries()) this.values.set(key.slice(start.length), values[i] as string);
  }

  read(name: string): string | null {
    return this.values.get(name) ?? null;
  }

  /** Losing it costs a tap, so nobody is told when the storage does not take it. */
  keep(name: string, value: string): void {
    this.values.set(name, value);
    void this.store.keepMeta(rememberedOf(this.session, name), value).catch(() => undefined);
  }

  private async moveFromDrafts(): Promise<void> {
    const start = draftOf(this.session, "");
    const range = IDBKeyRange.bound(start, `${start}\uffff`);
    const keys = await this.store.connection.use((database) => database.getAllKeys("meta", range));
    const names = keys.map((key) => key.slice(start.length)).filter((name) => LAY_AMONG_DRAFTS.test(name));
    if (!names.length) return;
    await this.store.connection.write(async (writing) => {
      for (const name of names) await this.move(writing, name);
    });
    for (const name of names) localStorage.removeItem(draftInPage(this.store.person, this.session, name));
  }

  private async move(writing: Writing, name: string): Promise<void> {
    const meta = writing.objectStore("meta");
    const draft = (await meta.get(draftOf(this.session, name))) as { text: string | null } | undefined;
    if (draft?.text != null) await meta.put(draft.text, rememberedOf(this.session, name));
    await meta.delete(draftOf(this.session, name));
  }
}
