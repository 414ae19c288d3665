/** One database for each person on a tablet. Every use of it is limited in time and repeated on a fresh connection. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { Change } from "./change";
import type { KeptKit } from "./kept_kit";
import { withinTime } from "./within_time";

export interface Schema extends DBSchema {
  changes: {
    key: string;
    value: Change;
    indexes: {
      session: string;
      subject: [session: string, subject: string, at: string];
      state: [state: string, session: string, n: number];
    };
  };
  kits: { key: string; value: KeptKit };
  meta: { key: string; value: unknown };
}

type Name = "changes" | "kits" | "meta";
export type Database = IDBPDatabase<Schema>;
export type Writing = IDBPTransaction<Schema, Name[], "readwrite">;
export type Reading = IDBPTransaction<Schema, Name[], "readonly" | "readwrite">;

/** The tablet's storage did not take or give something, also after opening it again. */
export class StorageFailed extends Error {
  constructor(cause: unknown) {
    super("the tablet's storage does not answer", { cause });
    this.name = "StorageFailed";
  }
}

const TRIES = 3;
const LIMIT = 2_500;
/** Reading or rewriting a whole session on a slow tablet. */
export const LONG = 20_000;

/** iOS closes connections under memory pressure and sometimes never answers: both are cured by opening again. */
const CURED_BY_REOPENING = new Set(["InvalidStateError", "UnknownError", "TimeoutError", "AbortError"]);

export class Connection {
  private opened: Promise<Database> | null = null;

  constructor(
    readonly name: string,
    private readonly limit = LIMIT,
  ) {}

  /** What `work` does must be safe to do again: the first try may have been written and never answered. */
  async use<T>(work: (database: Database) => Promise<T>, limit = this.limit): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        const database = await withinTime(this.database(), this.limit);
        return await withinTime(work(database), limit);
      } catch (cause) {
        this.close();
        const name = cause instanceof Error ? cause.name : "";
        if (tried === TRIES || !CURED_BY_REOPENING.has(name)) throw new StorageFailed(cause);
      }
    }
  }

  /** All of it as it stood at one moment. */
  read<T>(work: (reading: Reading) => Promise<T>, limit?: number): Promise<T> {
    return this.use((database) => work(database.transaction(["changes", "kits", "meta"]) as Reading), limit);
  }

  /** Resolves when the whole transaction is on the disk; what throws half-way leaves nothing. */
  write<T>(work: (writing: Writing) => Promise<T>, limit?: number): Promise<T> {
    return this.use(async (database) => {
      const writing = database.transaction(["changes", "kits", "meta"], "readwrite", { durability: "strict" });
      const done = writing.done;
      done.catch(() => undefined);
      try {
        const result = await work(writing as Writing);
        await done;
        return result;
      } catch (cause) {
        abort(writing as Writing);
        throw cause;
      }
    }, limit);
  }

  close(): void {
    this.opened?.then((database) => database.close()).catch(() => undefined);
    this.opened = null;
  }

  private database(): Promise<Database> {
    this.opened ??= openDB<Schema>(this.name, 1, {
      // Later versions only add: what waits in an old store is somebody's work.
      upgrade(database) {
        const changes = database.createObjectStore("changes", { keyPath: "id" });
        changes.createIndex("session", "session");
        changes.createIndex("subject", ["session", "subject", "at"]);
        changes.createIndex("state", ["state", "session", "n"]);
        database.createObjectStore("kits");
        database.createObjectStore("meta");
      },
      blocking: () => this.close(),
      terminated: () => this.close(),
    });
    return this.opened;
  }
}

function abort(writing: Writing): void {
  try {
    writing.abort();
  } catch {
    // Already over: the reason is being thrown.
  }
}
