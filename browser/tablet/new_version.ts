/** The service worker keeps the page for work without network; a newer one waits until a person takes it. */

import { signal } from "@preact/signals";

export const waitingVersion = signal<ServiceWorker | null>(null);

/** Nothing waits for the worker: what is on the tablet shows first. */
export function keepForOffline(): void {
  navigator.serviceWorker?.register("/worker.js", { updateViaCache: "none" }).then(watch, () => undefined);
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => {
    waitingVersion.value = navigator.serviceWorker.controller ? registration.waiting : null;
  };
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
}

export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waitingVersion.value?.postMessage("activate");
}
