/** The changes of a session in the one order that counts, whatever order they came in. */

import { BRINGS } from "../contract/facts";
import type { Kind } from "../contract/payloads";
import { emptiedBy } from "./emptied";
import { earlierFirst, type Folded, type FoldedAs, type StaffMember } from "./folded";
import { Lists } from "./lists";
import { Memo } from "./memo";
import { UNDONE, undoneOf } from "./undoing";

/** Beside what counts, what was ever said of some kinds: taken back too. */
const EVER = "ever ";
/** What was said of the same kinds and emptied. */
const WITHOUT_WORDS = "emptied ";

const brings: ReadonlySet<string> = new Set(BRINGS);

export class LogIndex<C extends Folded = Folded> {
  private readonly kept = new Map<string, C>();
  private readonly undos = new Map<string, Folded>();
  private undone: ReadonlySet<string> = new Set();
  /** Ids of what was emptied, whether it or what says so came first, and the ids of those that say so. */
  private readonly emptied = new Map<string, Set<string>>();
  private readonly memo = new Memo();
  private readonly lists = new Lists(this.memo);
  private readonly failed = new Map<string, string[]>();

  constructor(
    changes: Iterable<C>,
    /** As the kit says: as planned, or as it is by now. `staff.ts` says who is on it after all of the log. */
    readonly staff: StaffMember[],
    readonly reader: string,
  ) {
    this.take(changes);
  }

  get changes(): ReadonlyMap<string, C> {
    return this.kept;
  }

  /** Once each; one that came sealed gives way to itself when it comes open, and any to itself emptied. */
  take(changes: Iterable<C>): void {
    const arrived: C[] = [];
    for (const change of changes) {
      if (this.isNews(change)) arrived.push(change);
      else this.swap(change);
    }
    for (const change of arrived.sort(earlierFirst)) {
      if (!this.isNews(change)) continue;
      this.leave(change.id);
      this.enter(change);
    }
    this.settleUndos(arrived);
  }

  /** As if it had never come. */
  drop(id: string): void {
    const change = this.kept.get(id);
    if (!change) return;
    this.leave(id);
    this.settleUndos([change]);
  }

  subjects(...kinds: Kind[]): string[] {
    return kinds.length === 1
      ? this.lists.subjects(kinds[0]!)
      : [...new Set(kinds.flatMap((kind) => this.lists.subjects(kind)))];
  }

  all<K extends Kind>(kind: K, subject: string): readonly FoldedAs<K>[] {
    return this.lists.of(kind, subject) as readonly FoldedAs<K>[];
  }

  first<K extends Kind>(kind: K, subject: string): FoldedAs<K> | undefined {
    return this.all(kind, subject)[0];
  }

  newest<K extends Kind>(kind: K, subject: string): FoldedAs<K> | undefined {
    return this.all(kind, subject).at(-1);
  }

  newestOf<K extends Kind>(subject: string, ...kinds: K[]): FoldedAs<K> | undefined {
    return kinds
      .flatMap((kind) => this.newest(kind, subject) ?? [])
      .sort(earlierFirst)
      .at(-1);
  }

  /** Also what was taken back; only of kinds that bring a thing which a text can belong to. */
  ever<K extends Kind>(kind: K, subject: string): readonly FoldedAs<K>[] {
    return this.lists.of(EVER + kind, subject) as readonly FoldedAs<K>[];
  }

  /** Something of this kind was emptied: nobody knows any more what it said. */
  lacks(kind: Kind, subject: string): boolean {
    return this.lists.of(WITHOUT_WORDS + kind, subject).length > 0;
  }

  /** A part of the state: the very same as before while nothing it is made of has changed. */
  part<T>(name: string, make: () => T): T {
    return this.memo.cached(name, "", make);
  }

  /** The same for one of the things that a part is about. */
  one<T>(part: string, id: string, make: (id: string) => T): T {
    return this.memo.cached(part, id, () => make(id));
  }

  each<T>(part: string, subjects: string[], make: (id: string) => T): Record<string, T> {
    return Object.fromEntries(this.every(part, subjects, make));
  }

  /** What cannot be made is left out and known by its id; it costs the others nothing. */
  every<T>(part: string, subjects: string[], make: (id: string) => T): [string, T][] {
    const { made, failed } = this.memo.cachedEach(part, subjects, make);
    this.failed.set(part, failed);
    return made;
  }

  /** Subjects that some part of the state could not be made of when it was made last. */
  notUnderstood(): string[] {
    return [...new Set([...this.failed.values()].flat())];
  }

  private isNews(change: C): boolean {
    const known = this.kept.get(change.id);
    if (!known || (known.sealed && !change.sealed)) return true;
    if (!known.emptied && change.emptied) return true;
    // The right that the server says takes the place of the one that was presumed when it was made here.
    return change.kind === UNDONE && change.by_right !== undefined && change.by_right !== known.by_right;
  }

  /** It says what it said before; what its record says besides, as whether it was sent, may be new. */
  private swap(change: C): void {
    const known = this.kept.get(change.id)!;
    if (known === change || (change.sealed && !known.sealed) || (known.emptied && !change.emptied)) return;
    this.kept.set(change.id, change);
    if (this.undos.has(change.id)) this.undos.set(change.id, change);
    for (const name of [change.kind, EVER + change.kind]) this.lists.swap(name, known, change);
  }

  private enter(change: C): void {
    this.kept.set(change.id, change);
    if (change.kind === UNDONE) this.undos.set(change.id, change);
    this.list("insert", change);
    for (const id of emptiedBy(change)) this.relist(id, (by) => by.add(change.id));
  }

  private leave(id: string): void {
    const change = this.kept.get(id);
    if (change) this.unlist(change);
    this.kept.delete(id);
  }

  private unlist(change: C): void {
    for (const emptied of emptiedBy(change)) this.relist(emptied, (by) => by.delete(change.id));
    this.undos.delete(change.id);
    this.list("remove", change);
  }

  /** Out of the lists in which it was, into those where it is after somebody says, or no more, that it was emptied. */
  private relist(id: string, say: (by: Set<string>) => void): void {
    this.changedIn(id, (change) => this.list("remove", change));
    const by = this.emptied.get(id) ?? new Set();
    say(by);
    if (by.size) this.emptied.set(id, by);
    else this.emptied.delete(id);
    this.changedIn(id, (change) => this.list("insert", change));
  }

  private list(act: "insert" | "remove", change: Folded): void {
    const emptied = this.emptied.has(change.id);
    if (brings.has(change.kind)) this.lists[act]((emptied ? WITHOUT_WORDS : EVER) + change.kind, change);
    if (!emptied && !this.undone.has(change.id)) this.lists[act](change.kind, change);
  }

  private settleUndos(touched: Folded[]): void {
    if (!this.undos.size && !this.undone.size) return;
    const targets = new Set([...this.undos.values()].map((undo) => undo.subject));
    if (!touched.some((change) => change.kind === UNDONE || targets.has(change.id))) return;
    const before = this.undone;
    this.undone = undoneOf(this.kept, [...this.undos.values()].sort(earlierFirst), this.staff);
    const differs = (id: string) => before.has(id) !== this.undone.has(id) && !this.emptied.has(id);
    for (const id of before) if (differs(id)) this.changedIn(id, (one) => this.lists.insert(one.kind, one));
    for (const id of this.undone) if (differs(id)) this.changedIn(id, (one) => this.lists.remove(one.kind, one));
  }

  private changedIn(id: string, act: (change: Folded) => void): void {
    const change = this.kept.get(id);
    if (change) act(change);
  }
}
