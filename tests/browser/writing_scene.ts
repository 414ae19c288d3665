/** A text or an answer being written, over a log and a storage that the test holds. */

import { signal } from "@preact/signals";
import type { PaperQuestion } from "../../browser/contract/kit";
import { fold } from "../../browser/record/fold";
import type { Folded } from "../../browser/record/folded";
import type { OpenSession } from "../../browser/tablet/open_session";
import { TextWriting } from "../../browser/tablet/text_writing";

export const STAFF = [
  { id: "amos", role: "assistant" },
  { id: "dina", role: "moderator" },
];

/** A session whose storage can be made to fail; what another person writes comes in by `arrives`. */
export function table() {
  const log = signal<Folded[]>([]);
  const drafts = new Map<string, string>();
  let n = 0;
  const put = (person: string, kind: string, subject: string, payload: object, base?: string[]) => {
    const minute = String(++n).padStart(2, "0");
    const change = {
      id: `0193a000-0000-7000-8000-0000000000${minute}`,
      kind,
      subject,
      person,
      payload: payload as Record<string, unknown>,
      base,
      at: `2026-11-22T11:${minute}:00.000Z`,
    };
    log.value = [...log.value, change];
    return change;
  };
  const storage = { fails: false };
  const emptied = new Set<string>();
  const session = {
    get state() {
      return { value: fold(log.value, STAFF, "amos") };
    },
    async act(kind: string, subject: string, payload: object, base?: string[]) {
      await Promise.resolve();
      if (storage.fails) throw new Error("full");
      return put("amos", kind, subject, payload, base);
    },
    inMemory: () => log.value.map((change) => ({ ...change, emptied: emptied.has(change.id) })),
    drafts: draftsIn(drafts),
  } as unknown as OpenSession;
  const arrives = (text: string, base: string[] = []) =>
    put("dina", "text.written", NOTE, { field: "topics", text }, base);
  return { session, drafts, storage, emptied, arrives, put, log: () => log.value };
}

function draftsIn(drafts: Map<string, string>) {
  return {
    read: (key: string) => drafts.get(key) ?? null,
    keep: (key: string, text: string) => drafts.set(key, text),
    drop: (key: string) => drafts.delete(key),
  };
}

export const NOTE = "fieldnote.together";

export function writingAt(session: OpenSession): TextWriting {
  return new TextWriting(session, NOTE, "topics", () => "en");
}

export const AGE: PaperQuestion = {
  id: "age",
  kind: "number",
  text: "?",
  several: false,
  other: false,
  min: 18,
  max: 99,
};
export const INCOME: PaperQuestion = { id: "income", kind: "number", text: "?", several: false, other: false };
export const WORK: PaperQuestion = {
  id: "work",
  kind: "choice",
  text: "?",
  several: true,
  other: true,
  options: [
    { id: "a", text: "A" },
    { id: "b", text: "B" },
  ],
};

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
