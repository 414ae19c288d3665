/** What was made of the log, remembered until something it was made of changes. What that is, is seen by what was read. */

export interface Source {
  /** When it changed last, counted by the memory it belongs to. */
  changed: number;
  /** What it is a part of. */
  whole?: Source;
}

interface Made {
  value?: unknown;
  /** It could not be made, and cannot be until something it is made of changes. */
  failed?: unknown;
  from: Iterable<Source>;
  at: number;
}

interface Part {
  byId: Map<string, Made>;
  /** Of which wholes any of it was ever made. */
  wholes: Set<Source>;
}

/** What is made of one thing remembers exactly what it read; what is made of all, only of which wholes. */
type Reading = Source[] | Set<Source>;

export class Memory {
  private now = 0;
  private readonly parts = new Map<string, Part>();
  private reading: Reading | null = null;

  changed(source: Source): void {
    source.changed = ++this.now;
    if (source.whole) source.whole.changed = this.now;
  }

  read<S extends Source>(source: S): S {
    if (Array.isArray(this.reading)) this.reading.push(source);
    else this.reading?.add(source.whole ?? source);
    return source;
  }

  /** A part of the state by its name; of one that is about many things, each of them by its id. */
  recall<T>(part: string, id: string, make: () => T): T {
    const known = this.known(this.part(part), id, make);
    if (this.reading) for (const source of known.from) this.read(source);
    if ("failed" in known) throw known.failed;
    return known.value as T;
  }

  /** All the things that a part is about, and the ids of those that cannot be made: thousands, with every tap. */
  recallEach<T>(name: string, ids: string[], make: (id: string) => T): { made: [string, T][]; failed: string[] } {
    const part = this.part(name);
    const made: [string, T][] = [];
    const failed: string[] = [];
    for (const id of ids) {
      const known = this.known(part, id, () => make(id));
      if ("failed" in known) failed.push(id);
      else made.push([id, known.value as T]);
    }
    if (this.reading) for (const whole of part.wholes) this.read(whole);
    return { made, failed };
  }

  private part(name: string): Part {
    let part = this.parts.get(name);
    if (!part) this.parts.set(name, (part = { byId: new Map(), wholes: new Set() }));
    return part;
  }

  private known(part: Part, id: string, make: () => unknown): Made {
    let known = part.byId.get(id);
    if (known && this.stillSo(known)) return known;
    part.byId.set(id, (known = this.make(make, id !== "")));
    for (const source of known.from) part.wholes.add(source.whole ?? source);
    return known;
  }

  private stillSo(made: Made): boolean {
    if (made.at === this.now) return true;
    for (const source of made.from) if (source.changed > made.at) return false;
    made.at = this.now;
    return true;
  }

  private make(make: () => unknown, exactly: boolean): Made {
    const outer = this.reading;
    const from: Reading = (this.reading = exactly ? [] : new Set());
    try {
      return { value: make(), from, at: this.now };
    } catch (failed) {
      return { failed, from, at: this.now };
    } finally {
      this.reading = outer;
    }
  }
}
