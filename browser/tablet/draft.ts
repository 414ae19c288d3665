/** Words and what was chosen with them, on the tablet with every letter until they are saved. */

import { computed, signal } from "@preact/signals";
import { misfitOf } from "../store/fits";
import { parsed } from "../store/parsed";
import { wordsMadeOf } from "./made_of_draft";
import { type Beginning, newId, questionAt, questionNow } from "./notes";
import type { OpenSession } from "./open_session";

const UNTYPED = { since: undefined, during: undefined, asTyped: undefined };

export type Begun<Content> = Content & Beginning;

export class Draft<Content extends { text: string }> {
  readonly now;
  /** What the words have in them that cannot be saved. */
  readonly misfit = computed(() => misfitOf(this.now.value.text));
  private saving: Begun<Content>[] = [];

  constructor(
    private readonly session: OpenSession,
    private readonly key: string,
    private readonly empty: Content,
  ) {
    this.now = signal<Begun<Content>>(this.restored());
  }

  write(part: Partial<Content> | { text: string } | Beginning): void {
    this.now.value = this.begun({ ...this.now.value, ...part });
    this.keep();
  }

  readonly type = (event: { currentTarget: { value: string } }) => this.write({ text: event.currentTarget.value });

  readonly keepAsTyped = (asTyped: boolean) => this.write({ asTyped });

  /** Somebody says when it was; the question goes with the time. */
  readonly began = (at = this.session.now()) =>
    this.write({ since: at, during: questionAt(this.session.state.value, at) });

  /** The field is free at once for what comes next; what could not be saved stands in it again. */
  async save(act: (content: Begun<Content> & { id: string }) => Promise<unknown>): Promise<void> {
    if (this.misfit.value || this.letGo()) return;
    const content = { ...this.now.value, id: this.now.value.id ?? newId(this.session) };
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

  /**
   * Another tab has made it: what stands here word for word is gone, and what somebody wrote on is something of its
   * own from here on.
   */
  letGo(): boolean {
    const { id, text } = this.now.value;
    const made = id === undefined ? null : wordsMadeOf(this.session.state.value, id);
    if (made === null) return false;
    const same = made === text.trim();
    this.now.value = same ? this.empty : { ...this.now.value, id: newId(this.session) };
    this.keep();
    return same;
  }

  private begun(content: Begun<Content>): Begun<Content> {
    if (this.isEmpty(content)) return this.empty;
    const id = content.id ?? newId(this.session);
    if (!content.text.trim()) return { ...content, id, ...UNTYPED };
    if (content.since) return { ...content, id };
    return {
      ...content,
      id,
      since: this.session.now(),
      during: questionNow(this.session),
    };
  }

  private keep(): void {
    const { saving } = this;
    if (!saving.length && this.isEmpty(this.now.value)) this.session.drafts.drop(this.key);
    else this.session.drafts.keep(this.key, JSON.stringify({ ...this.now.value, ...(saving.length && { saving }) }));
  }

  /** Whatever became a note before the page died, or in another tab, is no draft any more. */
  private restored(): Begun<Content> {
    const stored = parsed<Partial<Begun<Content>>>(this.session.drafts.read(this.key)) ?? {};
    const { saving = [], ...now } = stored as { saving?: Begun<Content>[] };
    const open = [...saving, { ...this.empty, ...now }].filter((one) => !this.isMade(one) && !this.isEmpty(one));
    return open.length ? { ...this.empty, ...joined(open) } : this.empty;
  }

  private isMade({ id, text }: Begun<Content>): boolean {
    return id !== undefined && wordsMadeOf(this.session.state.value, id) === text.trim();
  }

  private isEmpty({ id: _id, since: _since, during: _during, asTyped: _as, ...chosen }: Begun<Content>): boolean {
    return JSON.stringify(chosen) === JSON.stringify(this.empty);
  }
}

function joined<Content extends { text: string }>(contents: Content[]): Content {
  return { ...contents[0]!, text: contents.flatMap(({ text }) => text || []).join(" ") };
}
