/** When the server heard the others of the session last: whether the other tablet of the pair is there. */

import { signal } from "@preact/signals";
import { askServersMemory } from "../store/cleared_storage";
import type { Store } from "../store/store";
import { holdings } from "./holdings";
import type { Server } from "./server";

export interface Other {
  person: string;
  heard_at: string | null;
}

/** A tablet gives a sign of life every 30 seconds and hears of the other as often. */
const SILENT_AFTER = 90_000;
/** Both tablets are often opened together, and then the first answer comes too early. */
const LOOK_SOON = 3_000;
const SOON = 60_000;

export class Others {
  private readonly heard = signal<Record<string, string>>({});
  private readonly asked = signal(false);

  constructor(
    private readonly store: Store,
    private readonly server: Server,
    private readonly session: string,
    private readonly people: () => string[],
  ) {}

  /** null until the server has said it once. */
  get value(): Other[] | null {
    const heard = this.heard.value;
    return this.asked.value ? this.people().map((person) => ({ person, heard_at: heard[person] ?? null })) : null;
  }

  ask(): void {
    void holdings(this.server, this.session).then((tablets) => {
      if (!tablets) return;
      askServersMemory(this.store, tablets);
      for (const { person, heard_at } of tablets) if (heard_at) this.heardFrom(person, heard_at);
      this.asked.value = true;
    });
  }

  /** Soon again while somebody is silent; gives what ends it. */
  askSoon(): () => void {
    const interval = setInterval(() => {
      if (this.someoneIsSilent()) this.ask();
    }, LOOK_SOON);
    const over = setTimeout(() => clearInterval(interval), SOON);
    return () => {
      clearInterval(interval);
      clearTimeout(over);
    };
  }

  heardFrom(person: string, at: string): void {
    const known = this.heard.value[person];
    if (!known || known < at) this.heard.value = { ...this.heard.value, [person]: at };
  }

  private someoneIsSilent(): boolean {
    const now = this.store.now();
    return document.visibilityState !== "hidden" && (this.value?.some((other) => isSilent(other, now)) ?? true);
  }
}

export function isSilent({ heard_at }: Other, now: number): boolean {
  return heard_at === null || now - Date.parse(heard_at) >= SILENT_AFTER;
}
