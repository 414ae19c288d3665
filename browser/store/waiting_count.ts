/**
 * How many changes of the person who worked here last are on this tablet only. For pages that load no more than this.
 */

import { databaseOf, LAST_PERSON } from "./keys";

export function waitingHere(): Promise<number> {
  const person = JSON.parse(localStorage.getItem(LAST_PERSON) ?? "{}") as { id?: string };
  return new Promise((resolve, reject) => {
    if (!person.id) return resolve(0);
    const opening = indexedDB.open(databaseOf(person.id));
    // Asking must not make a store where there was none.
    opening.onupgradeneeded = () => opening.transaction!.abort();
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const states = opening.result.transaction("changes").objectStore("changes").index("state");
      const counting = states.count(IDBKeyRange.bound(["waiting"], ["waiting", []]));
      counting.onerror = () => reject(counting.error);
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}
