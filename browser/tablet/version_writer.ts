/**
 * Writes versions of one text or answer, one at a time: over what was shown when writing began, then over its own
 * last.
 */

import { signal } from "@preact/signals";
import type { Change } from "../store/change";

const TRIES_AGAIN_MS = 5_000;

/** Somebody took out for ever one of the versions that something is written over: it may hold the same words. */
export function isOverEmptied(changes: Change[], base: string[]): boolean {
  return changes.some((change) => change.emptied && base.includes(change.id));
}

export class VersionWriter<Value> {
  /** What is not a change yet. */
  readonly unsaved = signal<{ value: Value } | null>(null);
  /** The last write did not reach the tablet's storage; it is tried again until one does. */
  readonly failed = signal(false);
  private over: string[] | null = null;
  private writing: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly write: (value: Value, base: string[]) => Promise<{ id: string }>,
    /** Nothing waits any more, be it at the second try. */
    private readonly kept: () => void,
  ) {}

  get base(): string[] {
    return this.over ?? [];
  }

  /** `shown` counts when writing begins; what arrives while it goes on is not taken in. */
  hold(value: Value, shown: string[]): void {
    this.over ??= shown;
    this.unsaved.value = { value };
  }

  keep(): Promise<void> {
    this.writing ??= this.writeAll().finally(() => (this.writing = null));
    return this.writing;
  }

  /** Writing is over: the next begins with what is shown then. */
  forget(): void {
    this.unsaved.value = null;
    this.over = null;
  }

  private async writeAll(): Promise<void> {
    clearTimeout(this.timer);
    for (let held = this.unsaved.value; held; held = this.unsaved.value) {
      try {
        this.over = [(await this.write(held.value, this.base)).id];
      } catch {
        this.failed.value = true;
        this.timer = setTimeout(() => void this.keep(), TRIES_AGAIN_MS);
        return;
      }
      this.failed.value = false;
      if (this.unsaved.value === held) this.unsaved.value = null;
    }
    this.kept();
  }
}
