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

/** What is made of one thing remembers exactly what it read; what is made of all, only of which wholes. */
type Reading = Source[] | Set<Source>;

export class Memory {
  private now = 0;
  private readonly made = new Map<string, Map<string, Made>>();
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
    let parts = this.made.get(part);
    if (!parts) this.made.set(part, (parts = new Map()));
    let known = parts.get(id);
    if (!known || !this.stillSo(known)) parts.set(id, (known = this.make(make, id !== "")));
    if (this.reading) for (const source of known.from) this.read(source);
    if ("failed" in known) throw known.failed;
    return known.value as T;
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
