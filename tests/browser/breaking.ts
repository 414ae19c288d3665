/** Faults that a test puts between the tablet's store and the browser's database. */

import type { TestContext } from "node:test";
import { LONG } from "../../browser/store/connection";
import { settled } from "./world";

/** full: nothing can be written. unanswered: it is carried out, and whoever waits for it never hears so. */
export type Fault = "full" | "unanswered" | undefined;

interface Begun {
  database: string;
  mode: IDBTransactionMode;
}

/** Asks with each transaction which fault it has, until the test ends or `end` is called. */
export function breaking(t: TestContext, fault: (begun: Begun) => Fault): { end: () => void } {
  const unanswered = new WeakSet<IDBTransaction>();
  const listening = t.mock.method(targets, "addEventListener", function (this: EventTarget, ...given: Listening) {
    if (!isUnheard(unanswered, this, given[0])) addEventListener.apply(this, given);
  });
  const beginning = t.mock.method(IDBDatabase.prototype, "transaction", function (this: IDBDatabase, ...given: Names) {
    const found = fault({ database: this.name, mode: given[1] ?? "readonly" });
    if (found === "full") throw new DOMException("full", "QuotaExceededError");
    const begun = transaction.apply(this, given);
    if (found === "unanswered") unanswered.add(begun);
    return begun;
  });
  const end = () => {
    beginning.mock.restore();
    listening.mock.restore();
  };
  return { end };
}

/** How many transactions have begun to write into a database since. */
export function writesInto(t: TestContext, database: string): () => number {
  let count = 0;
  breaking(t, (begun) => {
    if (begun.database === database && begun.mode === "readwrite") count++;
    return undefined;
  });
  return () => count;
}

/** Each write is carried out and not answered the first time; the time that is waited for an answer passes at once. */
export async function impatiently<T>(t: TestContext, work: () => Promise<T>): Promise<T> {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let writes = 0;
  const { end } = breaking(t, ({ mode }) => (mode === "readwrite" && writes++ % 2 === 0 ? "unanswered" : undefined));
  let over = false;
  const result = work().finally(() => (over = true));
  for (await settled(); !over; await settled()) t.mock.timers.tick(LONG);
  end();
  return result;
}

export function takesNothing({ mode }: Begun): Fault {
  return mode === "readwrite" ? "full" : undefined;
}

type Names = Parameters<IDBDatabase["transaction"]>;
type Listening = Parameters<EventTarget["addEventListener"]>;

const { transaction } = IDBDatabase.prototype;
/** What requests and transactions of the database in `world.ts` have their events from. */
const targets: EventTarget = Object.getPrototypeOf(IDBTransaction.prototype);
const { addEventListener } = targets;

function isUnheard(unanswered: WeakSet<IDBTransaction>, target: EventTarget, event: string): boolean {
  if (target instanceof IDBTransaction) return event === "complete" && unanswered.has(target);
  const { transaction } = target as IDBRequest;
  return event === "success" && transaction?.mode === "readonly" && unanswered.has(transaction);
}
