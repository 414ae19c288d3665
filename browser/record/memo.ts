/**
 * Memoised results with tracked dependencies: a result is computed again when something that was read to compute it has
 * changed. `LogIndex` reports what is read (`read`) and what changes (`changed`).
 */

export interface Dependency {
  /** When it changed last, on the memo's own count. */
  changed: number;
  /** The whole it is a part of: it changes with each of its parts. */
  parent?: Dependency;
}

interface Cached {
  value?: unknown;
  /** Computing it failed, and will until something it depends on changes. */
  failed?: unknown;
  from: Iterable<Dependency>;
  at: number;
}

interface Part {
  byId: Map<string, Cached>;
  /** The wholes that any of its results ever depended on. */
  wholes: Set<Dependency>;
}

/** Per-item results depend on lists, per-part results on kinds. */
type Dependencies = Dependency[] | Set<Dependency>;

export class Memo {
  private now = 0;
  private readonly parts = new Map<string, Part>();
  private dependsOn: Dependencies | null = null;

  changed(source: Dependency): void {
    source.changed = ++this.now;
    if (source.parent) source.parent.changed = this.now;
  }

  read<S extends Dependency>(source: S): S {
    if (Array.isArray(this.dependsOn)) this.dependsOn.push(source);
    else this.dependsOn?.add(source.parent ?? source);
    return source;
  }

  /** The result of a part of the state, or of one item of it by its id; throws again what computing it threw. */
  cached<T>(part: string, id: string, make: () => T): T {
    const known = this.known(this.part(part), id, make);
    if (this.dependsOn) for (const source of known.from) this.read(source);
    if ("failed" in known) throw known.failed;
    return known.value as T;
  }

  /** All items of a part, and the ids of those that cannot be computed. Thousands of items are asked with every tap. */
  cachedEach<T>(name: string, ids: string[], make: (id: string) => T): { made: [string, T][]; failed: string[] } {
    const part = this.part(name);
    const made: [string, T][] = [];
    const failed: string[] = [];
    for (const id of ids) {
      const known = this.known(part, id, () => make(id));
      if ("failed" in known) failed.push(id);
      else made.push([id, known.value as T]);
    }
    if (this.dependsOn) for (const parent of part.wholes) this.read(parent);
    return { made, failed };
  }

  private part(name: string): Part {
    const part: Part = this.parts.get(name) ?? { byId: new Map(), wholes: new Set() };
    this.parts.set(name, part);
    return part;
  }

  private known(part: Part, id: string, make: () => unknown): Cached {
    const known = part.byId.get(id);
    if (known && this.isFresh(known)) return known;
    const made = this.make(make, id !== "");
    part.byId.set(id, made);
    for (const source of made.from) part.wholes.add(source.parent ?? source);
    return made;
  }

  private isFresh(made: Cached): boolean {
    if (made.at === this.now) return true;
    for (const source of made.from) if (source.changed > made.at) return false;
    made.at = this.now;
    return true;
  }

  private make(make: () => unknown, exactly: boolean): Cached {
    const outer = this.dependsOn;
    const from: Dependencies = exactly ? [] : new Set();
    this.dependsOn = from;
    try {
      return { value: make(), from, at: this.now };
    } catch (failed) {
      return { failed, from, at: this.now };
    } finally {
      this.dependsOn = outer;
    }
  }
}
