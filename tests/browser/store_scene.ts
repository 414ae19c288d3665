/** A store with a database of its own. */

import "./world";
import type { Entry } from "../../browser/store/act";
import { type LogChange, mintId } from "../../browser/store/change";
import { Store } from "../../browser/store/store";

export const SESSION = mintId();

export function opened(person = mintId()): Promise<Store> {
  return Store.open(person);
}

export function mark(subject = "collaboration.s1", more: Partial<Entry> = {}): Entry {
  return { session: SESSION, kind: "sub.marked", subject, payload: { mark: "asked" }, ...more };
}

export function theirs(number: number, more: Partial<LogChange> = {}): LogChange {
  const at = "2026-11-22T10:00:00.000Z";
  return {
    id: mintId(),
    device: mintId(),
    person: "another",
    n: number,
    kind: "sub.marked",
    subject: "x",
    at,
    payload: {},
    number,
    ...more,
  };
}
