/** The screen stays on while a session runs, where the browser can hold it. It lets go whenever the page is hidden. */

import { effect } from "@preact/signals";
import type { OpenSession } from "./open_session";

export function stayAwake(session: OpenSession): () => void {
  const screen = new Screen();
  const look = () => void screen.hold(session.state.value.status === "running");
  const stop = effect(look);
  document.addEventListener("visibilitychange", look);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", look);
    void screen.hold(false);
  };
}

class Screen {
  private lock: WakeLockSentinel | null = null;
  private wanted = false;
  private asking = false;

  /** Refused with a weak battery, for example: then it goes dark as it always did. */
  async hold(wanted: boolean): Promise<void> {
    this.wanted = wanted && document.visibilityState === "visible";
    if (this.asking) return;
    this.asking = true;
    if (this.wanted && (!this.lock || this.lock.released)) {
      this.lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
    }
    this.asking = false;
    if (!this.wanted) await this.lock?.release().catch(() => undefined);
  }
}

/**
 * Apps on the home screen of an iPad ask in vain below iPadOS 18.4, and are told nothing of it. What came with 18.4 and
 * can be seen from here are the helpers of iterators.
 */
export async function staysOn(): Promise<boolean> {
  if (!navigator.wakeLock) return false;
  const onAppleHomeScreen = (navigator as { standalone?: boolean }).standalone === true;
  if (onAppleHomeScreen && !("Iterator" in globalThis)) return false;
  return navigator.wakeLock.request("screen").then(
    (lock) => lock.release().then(() => true),
    () => false,
  );
}
