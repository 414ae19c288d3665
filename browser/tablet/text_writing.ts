/**
 * One text being written: a draft with every letter, a version after a pause, when the field is left, or every 30 s.
 */

import { computed, signal } from "@preact/signals";

import type { TextHead } from "../contract/state";
import { misfitOf } from "../store/fits";
import { parsed } from "../store/parsed";
import type { OpenSession } from "./open_session";
import { isOverEmptied, VersionWriter } from "./version_writer";

const PAUSE_MS = 3_000;
const AT_LEAST_EVERY_MS = 30_000;

export class TextWriting {
  /** What is in the field while somebody writes; null: what the log says shows. */
  readonly typed = signal<string | null>(null);
  readonly problem = computed(() => misfitOf(this.typed.value ?? ""));
  private readonly writer = new VersionWriter<string>(
    (text, base) => this.write(text, base),
    () => this.kept(),
  );
  private readonly key: string;
  /** A draft that a page left behind, or that another tab still writes. */
  private found: string | null = null;
  private left = false;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private latest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly session: OpenSession,
    private readonly subject: string,
    private readonly field: string,
    private readonly language: () => string | undefined,
  ) {
    this.key = `text.${subject}.${field}`;
    this.restore();
  }

  get heads(): TextHead[] {
    return this.session.state.value.texts[this.subject]?.[this.field] ?? [];
  }

  get text(): string {
    return this.typed.value ?? this.heads[0]?.text ?? "";
  }

  get unsaved(): boolean {
    return this.writer.unsaved.value !== null;
  }

  get failed(): boolean {
    return this.writer.failed.value;
  }

  /** One text is being made of two. */
  get settles(): boolean {
    return this.typed.value !== null && this.writer.base.length > 1;
  }

  type(text: string): void {
    this.found = null;
    this.left = false;
    this.writer.hold(
      text,
      this.heads.map((head) => head.id),
    );
    this.typed.value = text;
    this.keepDraft();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.keep(), PAUSE_MS);
    this.latest ??= setTimeout(() => void this.keep(), AT_LEAST_EVERY_MS);
  }

  /** Puts a line of its own where the caret was last. */
  insert(line: string, caret = this.text.length): number {
    const before = this.text.slice(0, caret).trimEnd();
    const after = this.text.slice(caret).trimStart();
    const start = before ? `${before}\n${line}\n` : `${line}\n`;
    this.type(start + after);
    return start.length;
  }

  async keep(): Promise<void> {
    clearTimeout(this.pause);
    clearTimeout(this.latest);
    this.latest = undefined;
    if (this.found !== null && this.found !== this.session.drafts.read(this.key)) return this.letGo();
    if (isOverEmptied(this.session.inMemory(), this.writer.base)) return this.letGoOfEmptied();
    if (this.problem.value) return;
    if (this.isWhatShows()) this.writer.forget();
    await this.writer.keep();
  }

  /** The field is left: from now on it shows what the log says, also what arrived meanwhile. */
  rest(): Promise<void> {
    this.left = true;
    return this.keep();
  }

  private kept(): void {
    this.session.drafts.drop(this.key);
    if (this.left) this.letGo();
  }

  private letGoOfEmptied(): void {
    this.session.drafts.drop(this.key);
    this.letGo();
  }

  private letGo(): void {
    this.found = null;
    this.writer.forget();
    this.typed.value = null;
  }

  /** Typed and taken out again, or settled by what stands there alone already. */
  private isWhatShows(): boolean {
    const shown = this.heads;
    return shown.length < 2 && this.typed.value === (shown[0]?.text ?? "") && this.writer.base[0] === shown[0]?.id;
  }

  private async write(text: string, base: string[]): Promise<{ id: string }> {
    const language = this.language();
    const payload = { field: this.field, text, ...(language && { language }) };
    return this.session.act("text.written", this.subject, payload, base);
  }

  private keepDraft(): void {
    this.session.drafts.keep(this.key, JSON.stringify({ text: this.typed.value, base: this.writer.base }));
  }

  /** Becomes a version after a pause, unless another tab made one or went on with it meanwhile. */
  private restore(): void {
    const draft = this.session.drafts.read(this.key);
    if (draft === null) return;
    const { text = "", base = [] } = parsed<{ text?: string; base?: string[] }>(draft) ?? {};
    if (this.heads.some((head) => head.text === text)) {
      this.session.drafts.drop(this.key);
      return;
    }
    this.writer.hold(text, base);
    this.typed.value = text;
    this.found = draft;
    this.pause = setTimeout(() => void this.rest(), PAUSE_MS);
  }
}
