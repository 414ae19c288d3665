/** Changes put in the one order that counts, whatever order they came in. */

import type { Folded, StaffMember } from "./state";

export function earlierFirst(a: Folded, b: Folded): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The changes that count, by kind and subject, each list from the earliest to the newest. */
export class Ordered {
  private counting = new Map<string, Map<string, Folded[]>>();
  /** Notes as they were ever noted, also those taken back: what was private once stays so until it is shared. */
  private everNoted = new Map<string, Folded[]>();

  constructor(changes: Iterable<Folded>, readonly staff: StaffMember[], readonly reader: string) {
    const once = onceEach(changes);
    const undone = undoneOf(once, staff);
    for (const change of [...once.values()].sort(earlierFirst)) {
      if (change.kind === "moment.noted") push(this.everNoted, change.subject, change);
      if (undone.has(change.id)) continue;
      let bySubject = this.counting.get(change.kind);
      if (!bySubject) this.counting.set(change.kind, (bySubject = new Map()));
      push(bySubject, change.subject, change);
    }
  }

  subjects(...kinds: string[]): string[] {
    return [...new Set(kinds.flatMap((kind) => [...(this.counting.get(kind)?.keys() ?? [])]))];
  }

  all(kind: string, subject: string): Folded[] {
    return this.counting.get(kind)?.get(subject) ?? [];
  }

  first(kind: string, subject: string): Folded | undefined {
    return this.all(kind, subject)[0];
  }

  newest(kind: string, subject: string): Folded | undefined {
    return this.all(kind, subject).at(-1);
  }

  newestOf(subject: string, ...kinds: string[]): Folded | undefined {
    return kinds.flatMap((kind) => this.newest(kind, subject) ?? []).sort(earlierFirst).at(-1);
  }

  noted(subject: string): Folded[] {
    return this.everNoted.get(subject) ?? [];
  }
}

function onceEach(changes: Iterable<Folded>): Map<string, Folded> {
  const once = new Map<string, Folded>();
  for (const change of changes) {
    const known = once.get(change.id);
    if (!known || known.sealed) once.set(change.id, change);
  }
  return once;
}

/** What somebody wrote, answered, signed or withdrew is not a slip of the finger. */
const LASTING = new Set(["text.written", "answer.given", "fieldnote.signed", "consent.withdrawn"]);

function undoneOf(changes: Map<string, Folded>, staff: StaffMember[]): Set<string> {
  const undone = new Set<string>();
  const undos = [...changes.values()].filter((change) => change.kind === "change.undone").sort(earlierFirst);
  // From the newest: by then it is known whether an undoing was itself taken back. Only a later one can do that,
  // so two that name each other have an answer too.
  for (const undo of undos.reverse()) {
    const target = changes.get(undo.subject);
    if (target && !undone.has(undo.id) && mayUndo(undo, target, staff)) undone.add(target.id);
  }
  return undone;
}

/** Coordinators and site leads take back only what they may make themselves. */
const OFFICE = new Set(["questionnaire.completed", "change.undone"]);

function mayUndo(undo: Folded, target: Folded, staff: StaffMember[]): boolean {
  if (LASTING.has(target.kind)) return false;
  if (!OFFICE.has(target.kind) && !staff.some((member) => member.id === undo.person)) return false;
  return target.kind !== "note.shared" || undo.person === target.person;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
