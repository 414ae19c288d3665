/// <reference lib="webworker" />
/**
 * Keeps the shells and what they need, so that the room opens without network. The server puts
 * `self.__KIKAO = {version, assets, shells}` before this; the version changes with scripts, templates and words.
 */

export {};

declare const self: ServiceWorkerGlobalScope & {
  __KIKAO: { version: string; assets: string[]; shells: string[] };
};

const { version, assets, shells } = self.__KIKAO;
const PREFIX = "kikao-";
const NAME = PREFIX + version;
const kept = new Set([...assets, ...shells]);
/** For one file over a slow line; an answer that never comes would leave the install open for ever. */
const PATIENCE_MS = 60_000;

// All or nothing: whatever fails here leaves the version before in place.
self.addEventListener("install", (event) => event.waitUntil(install()));

// Never by itself: a person says when, and not while a session runs.
self.addEventListener("message", (event) => {
  if (event.data === "activate") void self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  // What is sent, and all of the API, goes its way as if there were no worker.
  if (method !== "GET" || origin !== location.origin || pathname.startsWith("/api/")) return;
  if (!kept.has(pathname)) {
    if (mode === "navigate") event.respondWith(orTheList(event.request));
    return;
  }
  const key = mode === "navigate" ? pathname : event.request;
  event.respondWith(answer(key, event.request));
});

async function install(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(
    assets.map((url) => new Request(url, { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE_MS) })),
  );
  for (const url of shells) await cache.put(url, await freshShell(url));
}

/** A redirect, a proxy's sign-in page or the shell of another version would lock people out for days. */
async function freshShell(url: string): Promise<Response> {
  const shell = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!shell.ok || shell.redirected || shell.headers.get("x-shell") !== version) {
    throw new Error(`${url} is not the shell of ${version}: ${shell.status}`);
  }
  return shell;
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/** Without network every page leads to what is prepared on this tablet, never to the browser's own error page. */
async function orTheList(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    const cache = await caches.open(NAME);
    if (!(await cache.match(shells[0]!))) throw cause;
    return Response.redirect(`${shells[0]}#/`, 302);
  }
}

async function answer(key: string | Request, request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  return (await cache.match(key)) ?? fetch(request);
}
