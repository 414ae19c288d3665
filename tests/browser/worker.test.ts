import assert from "node:assert/strict";
import test from "node:test";
import vm from "node:vm";
import { buildSync } from "esbuild";

const SCRIPT = buildSync({ entryPoints: ["browser/worker.ts"], bundle: true, write: false, format: "iife" })
  .outputFiles[0]!.text;
const ORIGIN = "https://kikao.test";
const NOW = { version: "v2", assets: ["/static/room-1.js", "/static/app-1.css"], shells: ["/en/room"] };

type Listener = (event: {
  waitUntil(done: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
  [more: string]: unknown;
}) => void;

type Network = (url: string) => Response | null;

function pathOf(key: string | Request): string {
  return new URL(typeof key === "string" ? key : key.url, ORIGIN).pathname;
}

class LocalRequest extends Request {
  constructor(url: string, init?: RequestInit) {
    super(new URL(url, ORIGIN), init);
  }
}

/** A network that answers as told, or never (null). */
function fetchOver(network: Network) {
  return async (request: string | Request, init: RequestInit = {}) => {
    const signal = init.signal ?? (request as Request).signal;
    return (
      network(pathOf(request)) ??
      new Promise<Response>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
    );
  };
}

function cachesOver(kept: Map<string, Map<string, Response>>, fetch: ReturnType<typeof fetchOver>) {
  const open = async (name: string) => {
    if (!kept.has(name)) kept.set(name, new Map());
    const cache = kept.get(name)!;
    return {
      put: async (key: string, answer: Response) => {
        cache.set(pathOf(key), answer);
      },
      match: async (key: string | Request) => cache.get(pathOf(key))?.clone(),
      addAll: async (requests: Request[]) => {
        for (const request of requests) {
          const answer = await fetch(request);
          if (!answer.ok) throw new TypeError(`${request.url} ${answer.status}`);
          cache.set(pathOf(request), answer);
        }
      },
    };
  };
  return { open, keys: async () => [...kept.keys()], delete: async (name: string) => kept.delete(name) };
}

/** What the page and the browser do to a worker. */
function eventsOf(listeners: Map<string, Listener>) {
  const waited = async (name: string, more = {}) => {
    let done: Promise<unknown> = Promise.resolve();
    const waitUntil = (promise: Promise<unknown>) => {
      done = promise;
    };
    listeners.get(name)!({ ...more, waitUntil, respondWith: () => undefined });
    await done;
  };
  const asked = async (url: string, init: { method?: string; mode?: string } = {}) => {
    const answers: Promise<Response>[] = [];
    const request = { method: "GET", mode: "no-cors", ...init, url: new URL(url, ORIGIN).href };
    const respondWith = (promise: Promise<Response>) => {
      answers.push(promise);
    };
    listeners.get("fetch")!({ request, waitUntil: () => undefined, respondWith });
    const [answer] = answers;
    return answer === undefined ? null : (await answer).text();
  };
  return { waited, asked };
}

/** A worker in its surroundings, with what a version before it kept. */
function worker(network: Network) {
  const listeners = new Map<string, Listener>();
  const kept = new Map<string, Map<string, Response>>([
    ["kikao-v1", new Map([["/en/room", new Response("old")]])],
    ["other", new Map()],
  ]);
  const calls = { skipWaiting: 0, claim: 0 };
  const self = {
    __KIKAO: NOW,
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    skipWaiting: async () => {
      calls.skipWaiting++;
    },
    clients: {
      claim: async () => {
        calls.claim++;
      },
    },
  };
  const fetch = fetchOver(network);
  const caches = cachesOver(kept, fetch);
  const [AbortSignal, location] = [{ timeout: soon }, { origin: ORIGIN }];
  vm.runInNewContext(SCRIPT, {
    self,
    caches,
    fetch,
    AbortSignal,
    Request: LocalRequest,
    Response: { redirect: (to: string) => new Response(`to ${to}`) },
    URL,
    location,
    Set,
    Promise,
    Error,
  });
  return { kept, calls, ...eventsOf(listeners) };
}

/** A time limit that is over at once; Node's own would not keep the test waiting for it. */
function soon(): AbortSignal {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), 20);
  return limit.signal;
}

function good(url: string): Response {
  return new Response(`new ${url}`, { headers: url === "/en/room" ? { "x-shell": "v2" } : {} });
}

test("an installed worker answers the shell and its assets without network", async () => {
  const scene = worker(good);
  await scene.waited("install");
  assert.equal(await scene.asked("/en/room", { mode: "navigate" }), "new /en/room");
  assert.equal(await scene.asked("/en/room?from=home", { mode: "navigate" }), "new /en/room");
  assert.equal(await scene.asked("/static/room-1.js"), "new /static/room-1.js");
});

test("what is sent, the API and other hosts go their way untouched", async () => {
  const scene = worker(good);
  await scene.waited("install");
  assert.equal(await scene.asked("/en/room", { method: "POST" }), null);
  assert.equal(await scene.asked("/api/sessions"), null);
  assert.equal(await scene.asked("/sessions/1.csv"), null);
  assert.equal(await scene.asked("https://elsewhere.test/static/room-1.js"), null);
});

test("without network every page leads to the list of what is prepared, and with network to itself", async () => {
  let online = true;
  const scene = worker((url) => {
    if (!online) throw new TypeError("no network");
    return good(url);
  });
  await scene.waited("install");
  for (const page of ["/", "/sessions/0193c000", "/studies/tea/comparison?language=de"]) {
    assert.equal(await scene.asked(page, { mode: "navigate" }), `new ${new URL(page, ORIGIN).pathname}`);
  }
  online = false;
  for (const page of ["/", "/sessions/0193c000", "/studies/tea/comparison?language=de"]) {
    assert.equal(await scene.asked(page, { mode: "navigate" }), "to /en/room#/");
  }
  await assert.rejects(async () => (await scene.asked("/static/other.js")) ?? Promise.reject(new Error("untouched")));
});

for (const [what, broken] of [
  ["an asset is missing", (url: string) => (url.endsWith(".css") ? new Response("", { status: 404 }) : good(url))],
  ["the shell is in trouble", (url: string) => (url === "/en/room" ? new Response("", { status: 503 }) : good(url))],
  [
    "the shell is of another version",
    (url: string) => (url === "/en/room" ? new Response("", { headers: { "x-shell": "v3" } }) : good(url)),
  ],
  ["an asset never comes", (url: string) => (url.endsWith(".css") ? null : good(url))],
  ["the shell never comes", (url: string) => (url === "/en/room" ? null : good(url))],
  ["the shell is somebody's sign-in page", (url: string) => (url === "/en/room" ? new Response("sign in") : good(url))],
] as const) {
  test(`the install fails whole when ${what}, and the old version stays`, async () => {
    const scene = worker(broken);
    await assert.rejects(scene.waited("install"));
    assert.ok(scene.kept.get("kikao-v1")?.has("/en/room"));
  });
}

test("it takes over only when told, and then removes the versions before", async () => {
  const scene = worker(good);
  await scene.waited("install");
  assert.equal(scene.calls.skipWaiting, 0);
  await scene.waited("message", { data: "something else" });
  assert.equal(scene.calls.skipWaiting, 0);
  await scene.waited("message", { data: "activate" });
  assert.equal(scene.calls.skipWaiting, 1);
  await scene.waited("activate");
  assert.deepEqual([...scene.kept.keys()], ["other", "kikao-v2"]);
  assert.equal(scene.calls.claim, 1);
});
