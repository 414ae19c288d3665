/** What is being typed, kept at every key: written at once, so that a page that dies the next moment has it. */
export class Drafts {
  /** What could not be written is at least not lost while the page lives. */
  private readonly unwritten = new Map<string, string>();

  constructor(
    private readonly prefix: string,
    private readonly failed: (failed: boolean) => void,
  ) {}

  read(key: string): string | null {
    return this.unwritten.get(key) ?? localStorage.getItem(this.prefix + key);
  }

  keep(key: string, text: string): void {
    this.unwritten.set(key, text);
    this.writeAll();
  }

  drop(key: string): void {
    this.unwritten.delete(key);
    localStorage.removeItem(this.prefix + key);
    if (this.unwritten.size) this.writeAll();
  }

  private writeAll(): void {
    try {
      for (const [key, text] of this.unwritten) {
        localStorage.setItem(this.prefix + key, text);
        this.unwritten.delete(key);
      }
      this.failed(false);
    } catch {
      this.failed(true);
    }
  }
}
