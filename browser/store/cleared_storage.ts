/**
 * A mark beside the store, in the browser's other storage. A mark without its store, or a store without a mark where
 * the server knows a tablet of this person: what was here was cleared, by a person or by the browser.
 */

import { signal } from "@preact/signals";
import { deviceMarkOf } from "./keys";
import type { Store } from "./store";

/** The store that took the place of a cleared one, until the person says that they have told somebody. */
export const storageWasCleared = signal<Store | null>(null);

export function lookForMark(store: Store): void {
  const marked = localStorage.getItem(deviceMarkOf(store.person));
  if (marked && marked !== store.device) storageWasCleared.value = store;
}

/** Both storages may have been cleared together: then only the server still knows. */
export function askServersMemory(
  store: Store,
  tablets: { device: string; person: string; prepared_at: string | null }[],
): void {
  if (localStorage.getItem(deviceMarkOf(store.person))) return;
  const others = tablets.filter(({ person, device }) => person === store.person && device !== store.device);
  if (others.some(({ prepared_at }) => prepared_at !== null)) storageWasCleared.value = store;
  else mark(store);
}

export function acknowledge(): void {
  if (storageWasCleared.value) mark(storageWasCleared.value);
  storageWasCleared.value = null;
}

function mark(store: Store): void {
  try {
    localStorage.setItem(deviceMarkOf(store.person), store.device);
  } catch {
    // A full storage is said where it matters, at the first draft; the mark is written at another start.
  }
}
