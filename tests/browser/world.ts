/** What a browser has and Node lacks, as far as the tablet's engine uses it. Import before anything that needs it. */

import "fake-indexeddb/auto";

class Locks {
  private held = new Map<string, Promise<unknown>>();

  async request(
    name: string,
    options: LockOptions | LockGrantedCallback<unknown>,
    work?: LockGrantedCallback<unknown>,
  ) {
    const { ifAvailable, signal } = typeof options === "function" ? ({} as LockOptions) : options;
    const callback = (typeof options === "function" ? options : work) as (lock: Lock | null) => Promise<unknown>;
    if (ifAvailable && this.held.has(name)) return callback(null);
    while (this.held.has(name)) await Promise.race([this.held.get(name), aborted(signal)]);
    const holding = callback({ name, mode: "exclusive" }).finally(() => this.held.delete(name));
    this.held.set(
      name,
      holding.catch(() => undefined),
    );
    return holding;
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) =>
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true }),
  );
}

class Storage {
  private kept = new Map<string, string>();
  full = false;
  get length(): number {
    return this.kept.size;
  }
  key = (place: number) => [...this.kept.keys()][place] ?? null;
  getItem = (key: string) => this.kept.get(key) ?? null;
  removeItem = (key: string) => {
    this.kept.delete(key);
  };
  setItem = (key: string, value: string) => {
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.kept.set(key, value);
  };
}

const page = new EventTarget();
const tree = Object.assign(new EventTarget(), {
  visibilityState: "visible",
  documentElement: { lang: "en", dir: "ltr" },
  getElementById: () => null,
});
export const storage = new Storage();

export function put(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

put("addEventListener", page.addEventListener.bind(page));
put("removeEventListener", page.removeEventListener.bind(page));
put("document", tree);
put("localStorage", storage);
put("navigator", { onLine: true, locks: new Locks() });
put("location", { pathname: "/en/room", reload: () => undefined });

export function happens(name: "online" | "pageshow" | "visibilitychange"): void {
  (name === "visibilitychange" ? tree : page).dispatchEvent(new Event(name));
}

export async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets everything that is under way come to rest; timers stay where they are. */
export function settled(): Promise<void> {
  return turns(150);
}

/** Much work takes more rounds than little: waits for its end, and fails when it does not come. */
export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; !(await done()); round++) {
    if (round > 200) throw new Error("it never came to rest");
    await settled();
  }
}
