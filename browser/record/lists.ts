/**
 * The changes of each kind, by subject and in the order that counts. `Memo` learns here what is read and what changes.
 */

import { earlierFirst, type Folded } from "./folded";
import type { Dependency, Memo } from "./memo";

/** What was said about one subject by one kind of change, from the earliest to the newest. */
interface List extends Dependency {
  subject: string;
  changes: Folded[];
}

interface OfKind extends Dependency {
  lists: Map<string, List>;
  /** Subjects in the order of their first change; null when it has to be put in order again. */
  subjects: string[] | null;
}

const NONE: Folded[] = [];

export class Lists {
  private readonly kinds = new Map<string, OfKind>();

  constructor(private readonly memo: Memo) {}

  of(kind: string, subject: string): readonly Folded[] {
    return this.memo.read(this.list(kind, subject)).changes;
  }

  insert(kind: string, change: Folded): void {
    const list = this.list(kind, change.subject);
    if (!list.changes.length) list.changes = [];
    let place = list.changes.length;
    while (place && earlierFirst(list.changes[place - 1]!, change) > 0) place--;
    list.changes.splice(place, 0, change);
    if (!place) this.begins(this.kind(kind), list);
    this.memo.changed(list);
  }

  remove(kind: string, change: Folded): void {
    const list = this.list(kind, change.subject);
    list.changes = list.changes.filter((one) => one.id !== change.id);
    this.kind(kind).subjects = null;
    this.memo.changed(list);
  }

  /** In a room the new comes last: then the thousands before it need not be put in order again. */
  private begins(kind: OfKind, { subject, changes }: List): void {
    const last = kind.subjects?.at(-1);
    const isLast = changes.length === 1 && last && earlierFirst(kind.lists.get(last)!.changes[0]!, changes[0]!) < 0;
    kind.subjects = isLast ? [...kind.subjects!, subject] : null;
  }

  subjects(name: string): string[] {
    const kind = this.memo.read(this.kind(name));
    kind.subjects ??= [...kind.lists.values()]
      .filter((list) => list.changes.length)
      .sort((a, b) => earlierFirst(a.changes[0]!, b.changes[0]!))
      .map((list) => list.subject);
    return kind.subjects;
  }

  private kind(name: string): OfKind {
    const kind: OfKind = this.kinds.get(name) ?? { changed: 0, lists: new Map(), subjects: null };
    this.kinds.set(name, kind);
    return kind;
  }

  private list(name: string, subject: string): List {
    const kind = this.kind(name);
    const known = kind.lists.get(subject);
    if (known) return known;
    const list: List = { changed: 0, parent: kind, subject, changes: NONE };
    kind.lists.set(subject, list);
    return list;
  }

  /** The same change with another record of how far it has got: what is made of it stays as it is. */
  swap(kind: string, known: Folded, change: Folded): void {
    const list = this.kinds.get(kind)?.lists.get(change.subject)?.changes;
    const place = list?.indexOf(known) ?? -1;
    if (place >= 0) list![place] = change;
  }
}
