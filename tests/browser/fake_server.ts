/** A small server in the page: a log in memory, and faults at a word. */

import type { Receipt } from "../../browser/contract/answers";
import { type LogChange, mintId } from "../../browser/store/change";
import { put } from "./world";

type Sent = Omit<LogChange, "person" | "device" | "number">;
type Fault = (request: {
  path: string;
  method: string;
}) => Response | "cut" | "answer lost" | undefined | Promise<Response | undefined>;

export class FakeServer {
  person: string | null = null;
  epoch = mintId();
  offset = 0;
  log: LogChange[] = [];
  parked = new Map<string, string>();
  owners = new Map<string, string>();
  posts: { device: string; made: number; changes: Sent[] }[] = [];
  asked: string[] = [];
  fault: Fault = () => undefined;
  /** Decides what is parked, and why. */
  parks: (change: Sent) => Receipt["reason"] = () => undefined;
  /** Hides a payload from the reader, as a seal does. */
  seals: (change: LogChange) => boolean = () => false;
  kit: unknown = null;
  tablets: object[] = [];
  streams = new Set<FakeEventSource>();

  constructor() {
    put("fetch", (path: string, init?: RequestInit) => this.answer(path, init));
    const server = this;
    put(
      "EventSource",
      class extends FakeEventSource {
        constructor(url: string) {
          super(url, server);
        }
      },
    );
  }

  private async answer(path: string, init: RequestInit = {}): Promise<Response> {
    const method = init.method ?? "GET";
    this.asked.push(`${method} ${path}`);
    const fault = await this.fault({ path, method });
    if (fault === "cut") throw new TypeError("network");
    if (fault instanceof Response) return fault;
    const answer = this.route(method, new URL(path, "http://kikao.test"), init);
    if (fault === "answer lost") throw new TypeError("network");
    return answer;
  }

  private route(method: string, url: URL, init: RequestInit): Response {
    if (!this.person) return this.json(401, { name: "not_signed_in" });
    if (url.pathname === "/api/me")
      return this.json(200, { id: this.person, name: "", email: "", role: "moderator", language: "en" });
    if (url.pathname.endsWith("/kit")) return this.json(200, this.kit, { etag: '"1"' });
    if (url.pathname.endsWith("/holdings")) return this.json(200, { tablets: this.tablets });
    return method === "POST" ? this.take(JSON.parse(String(init.body))) : this.read(url.searchParams);
  }

  private take(body: { device: string; made: number; changes: Sent[] }): Response {
    const owner = this.owners.get(body.device) ?? this.person!;
    if (owner !== this.person) return this.json(403, { name: "device_of_another" });
    this.owners.set(body.device, owner);
    this.posts.push(body);
    const receipts = body.changes.map((change) => this.receipt(change, body.device));
    return this.json(200, { receipts, latest: this.log.length });
  }

  private receipt(change: Sent, device: string): Receipt {
    const known = this.log.find((one) => one.id === change.id);
    if (known) return { id: change.id, status: "repeated", number: known.number };
    const reason = this.parks(change);
    if (reason) return { id: change.id, status: "parked", reason };
    return { id: change.id, status: "kept", number: this.add({ ...change, device, person: this.person! }).number };
  }

  /** As another tablet's change arrives. */
  add(change: Omit<LogChange, "number">): LogChange {
    const kept = { ...change, number: this.log.length + 1, received_at: new Date().toISOString() };
    this.log.push(kept);
    for (const stream of this.streams) stream.say("change", this.shown(kept), kept.number);
    return kept;
  }

  shown(change: LogChange): LogChange {
    if (!this.seals(change)) return change;
    const { payload: _payload, base: _base, ...rest } = change;
    return { ...rest, sealed: true };
  }

  private read(query: URLSearchParams): Response {
    const after = Number(query.get("after") ?? 0);
    const subject = query.get("subject");
    const limit = Number(query.get("limit") ?? 500);
    const found = this.log.filter((one) => one.number > after && (!subject || one.subject === subject));
    const changes = found.slice(0, limit).map((one) => this.shown(one));
    return this.json(200, { changes, latest: this.log.length, more: found.length > limit });
  }

  json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
    const moving = { "x-epoch": this.epoch, "x-now": String(Date.now() + this.offset) };
    return new Response(JSON.stringify(body), { status, headers: { ...moving, ...headers } });
  }
}

class FakeEventSource extends EventTarget {
  readyState = 1;
  onerror: (() => void) | null = null;

  constructor(
    readonly url: string,
    private readonly server: FakeServer,
  ) {
    super();
    server.streams.add(this);
    const after = Number(new URL(url, "http://kikao.test").searchParams.get("after"));
    setImmediate(() => {
      this.say("hello", { epoch: server.epoch, latest: server.log.length });
      for (const change of server.log)
        if (change.number > after) this.say("change", server.shown(change), change.number);
    });
  }

  say(name: string, data: unknown, number?: number): void {
    const event = new MessageEvent(name, {
      data: JSON.stringify(data),
      ...(number ? { lastEventId: String(number) } : {}),
    });
    if (this.readyState === 1) this.dispatchEvent(event);
  }

  close(): void {
    this.readyState = 2;
    this.server.streams.delete(this);
  }
}
