import { signal } from "@preact/signals";

import type { Sitting } from "../tablet/sitting";
import { _ } from "../words/catalogue";

const waiting = signal<ServiceWorker | null>(null);

/** Nothing waits for the worker: what is on the tablet shows first. */
export function keepForOffline(): void {
  navigator.serviceWorker?.register("/worker.js", { updateViaCache: "none" }).then(watch, () => undefined);
}

function watch(registration: ServiceWorkerRegistration): void {
  const look = () => (waiting.value = navigator.serviceWorker.controller ? registration.waiting : null);
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
}

/** A new version waits until a person takes it, and never shows while a session runs. */
export function UpdateBar({ sitting }: { sitting?: Sitting }) {
  if (!waiting.value || sitting?.state.value.status === "running") return null;
  const take = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.value?.postMessage("activate");
  };
  return (
    <p class="update-bar" role="status">
      {_("A new version of Kikao is here.")} <button onClick={take}>{_("Take it now")}</button>
    </p>
  );
}
