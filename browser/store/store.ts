/** What a person made and received on this tablet. A change is on the disk before anything says so. */

import type { Entry } from "./act";
import { type Change, mintId } from "./change";
import { type Clock, corrected, next, reading, UNSET } from "./clock";
import { Connection, LONG, type Reading, type Writing } from "./connection";
import { asSent } from "./fits";
import type { KeptKit } from "./kept_kit";
import { CLOCK, DEVICE, databaseOf, type Key, madeOf } from "./keys";
import { metaIn, putMeta } from "./meta";

export class Store {
  readonly connection: Connection;
  private clockNow = UNSET;
  private deviceId = "";

  private constructor(
    readonly person: string,
    connection: Connection,
  ) {
    this.connection = connection;
  }

  static async open(person: string, connection = new Connection(databaseOf(person))): Promise<Store> {
    const store = new Store(person, connection);
    await connection.write(async (writing) => {
      store.deviceId = await deviceIn(writing);
      store.clockNow = await clockIn(writing);
    });
    return store;
  }

  get device(): string {
    return this.deviceId;
  }

  now(): number {
    return reading(this.clockNow, Date.now());
  }

  get clock(): Clock {
    return this.clockNow;
  }

  /** ms the tablet's own clock is behind the server's. */
  get offset(): number {
    return this.clockNow.offset;
  }

  /** All of them or none. */
  async append(entries: Entry[]): Promise<Change[]> {
    const fit = entries.map((entry) => ({ ...entry, payload: asSent(entry.payload), id: mintId() }));
    return this.connection.write(async (writing) => {
      const made: Change[] = [];
      for (const entry of fit) made.push(await this.place(writing, entry));
      return made;
    });
  }

  private async place(writing: Writing, entry: Entry & { payload: Change["payload"]; id: string }): Promise<Change> {
    const { id, session, kind, subject, payload, base, by_right, after } = entry;
    const changes = writing.objectStore("changes");
    // Asked together: on a slow tablet every answer that is waited for alone is felt at the finger.
    const [kept, made, newest, before] = await Promise.all([
      changes.get(id),
      metaIn(writing, madeOf(session)),
      newestOn(writing, session, subject),
      clockIn(writing),
    ]);
    if (kept) return kept;
    const n = (made ?? 0) + 1;
    const { at, clock } = next(before, Date.now(), Math.max(newest, after ? Date.parse(after) : 0));
    const change: Change = {
      id,
      session,
      device: this.deviceId,
      person: this.person,
      n,
      kind,
      subject,
      at: new Date(at).toISOString(),
      payload,
      ...(base ? { base } : {}),
      ...(by_right ? { by_right } : {}),
      state: "waiting",
    };
    await Promise.all([putMeta(writing, madeOf(session), n), putMeta(writing, CLOCK, clock), changes.add(change)]);
    this.clockNow = clock;
    return change;
  }

  changesOf(session: string): Promise<Change[]> {
    return this.connection.use((database) => database.getAllFromIndex("changes", "session", session), LONG);
  }

  /** The sessions of which there is something here. */
  sessions(): Promise<string[]> {
    return this.connection.use(async (database) => {
      const found: string[] = [];
      const index = database.transaction("changes").store.index("session");
      for (let at = await index.openKeyCursor(null, "nextunique"); at; at = await at.continue()) found.push(at.key);
      return found;
    });
  }

  /** What one session has to send, oldest first. */
  waiting(session: string, count: number): Promise<Change[]> {
    const range = IDBKeyRange.bound(["waiting", session], ["waiting", session, []]);
    return this.connection.use((database) => database.getAllFromIndex("changes", "state", range, count));
  }

  /** How many changes wait, by session. */
  async waitingBySession(): Promise<Map<string, number>> {
    const range = IDBKeyRange.bound(["waiting"], ["waiting", []]);
    const waiting = await this.connection.use((database) => database.getAllFromIndex("changes", "state", range), LONG);
    const counts = new Map<string, number>();
    for (const { session } of waiting) counts.set(session, (counts.get(session) ?? 0) + 1);
    return counts;
  }

  async made(session: string): Promise<number> {
    return (await this.meta(madeOf(session))) ?? 0;
  }

  async measured(offset: number): Promise<void> {
    // Each answer measures a little differently; only what a person could notice is written.
    if (Math.abs(corrected(this.clockNow, Date.now(), offset).offset - this.clockNow.offset) < 50) return;
    this.clockNow = await this.connection.write(async (writing) => {
      const clock = corrected(await clockIn(writing), Date.now(), offset);
      await putMeta(writing, CLOCK, clock);
      return clock;
    });
  }

  /** Another tab of this person made a change: time goes on from there here too. */
  heardOwn(at: string): void {
    this.clockNow = { ...this.clockNow, newest: Math.max(this.clockNow.newest, Date.parse(at)) };
  }

  meta<Value>(key: Key<Value>): Promise<Value | undefined> {
    return this.connection.read((reading) => metaIn(reading, key));
  }

  /** The device goes only together with everything else; a page that was opened since has put its own there. */
  async isCleared(): Promise<boolean> {
    return (await this.meta(DEVICE)) !== this.deviceId;
  }

  keepMeta<Value>(key: Key<Value>, value: NoInfer<Value>): Promise<void> {
    return this.connection.write((writing) => putMeta(writing, key, value));
  }

  kit(session: string): Promise<KeptKit | undefined> {
    return this.connection.use((database) => database.get("kits", session));
  }

  kits(): Promise<KeptKit[]> {
    return this.connection.use((database) => database.getAll("kits"));
  }

  async keepKit(kept: KeptKit): Promise<void> {
    await this.connection.write((writing) => writing.objectStore("kits").put(kept, kept.kit.session.id));
  }
}

async function deviceIn(writing: Writing): Promise<string> {
  const known = await metaIn(writing, DEVICE);
  if (known) return known;
  const device = mintId();
  await putMeta(writing, DEVICE, device);
  return device;
}

async function clockIn(reading: Reading): Promise<Clock> {
  return (await metaIn(reading, CLOCK)) ?? UNSET;
}

async function newestOn(writing: Writing, session: string, subject: string): Promise<number> {
  const range = IDBKeyRange.bound([session, subject], [session, subject, []]);
  const newest = await writing.objectStore("changes").index("subject").openCursor(range, "prev");
  return newest ? Date.parse(newest.value.at) : 0;
}
