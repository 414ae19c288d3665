import { signal } from "@preact/signals";
import type { OpenSession } from "./open_session";

/** Words and what was chosen with them, on the tablet with every letter until they are saved. */
export class Draft<Content extends { text: string }> {
  readonly now;
  private saving: Content[] = [];

  constructor(
    private readonly session: OpenSession,
    private readonly key: string,
    private readonly empty: Content,
  ) {
    this.now = signal<Content>({ ...empty, ...JSON.parse(session.drafts.read(key) ?? "{}") });
  }

  write(part: Partial<Content> | { text: string }): void {
    this.now.value = { ...this.now.value, ...part };
    this.keep();
  }

  readonly type = (event: { currentTarget: { value: string } }) => this.write({ text: event.currentTarget.value });

  /** The field is free at once for what comes next; what could not be saved stands in it again. */
  async save(act: (content: Content) => Promise<unknown>): Promise<void> {
    const content = this.now.value;
    // A second tap before the first one is done.
    if (this.saving.length && this.isEmpty(content)) return;
    this.saving.push(content);
    this.now.value = this.empty;
    try {
      await act(content);
    } catch {
      this.now.value = joined([content, this.now.value]);
    }
    this.saving = this.saving.filter((one) => one !== content);
    this.keep();
  }

  private keep(): void {
    const content = joined([...this.saving, this.now.value]);
    if (this.isEmpty(content)) this.session.drafts.drop(this.key);
    else this.session.drafts.keep(this.key, JSON.stringify(content));
  }

  private isEmpty(content: Content): boolean {
    return JSON.stringify(content) === JSON.stringify(this.empty);
  }
}

function joined<Content extends { text: string }>(contents: Content[]): Content {
  return { ...contents[0]!, text: contents.flatMap(({ text }) => text || []).join(" ") };
}
