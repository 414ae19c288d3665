/** One answer of one participant being entered. */

import { signal } from "@preact/signals";
import type { PaperQuestion } from "../../contract/kit";
import type { AnswerHead } from "../../contract/state";
import type { OpenSession } from "../../tablet/open_session";
import { isOverEmptied, VersionWriter } from "../../tablet/version_writer";
import { type Gap, isAnswered, isOutside, readNumber, type Value, writeOther } from "./answer";

export type Trouble = "not_a_number" | "outside" | "nothing";

export class AnswerWriting {
  /** As typed and not yet an answer; null: the answer shows. */
  readonly typed = signal<string | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  private readonly writer = new VersionWriter<Value>(
    (value, base) => this.session.act("answer.given", this.participant, { question: this.item.id, value }, base),
    () => this.kept(),
  );
  /** What stood there when typing began. */
  private begun: { base: string[]; value: Value | null } | null = null;
  /** A draft that a page left behind, or that another tab still writes. */
  private found: string | null = null;
  private readonly key: string;

  constructor(
    private readonly session: OpenSession,
    readonly participant: string,
    readonly item: PaperQuestion,
  ) {
    this.key = `answer.${participant}.${item.id}`;
    this.restore();
  }

  get heads(): AnswerHead[] {
    return this.session.state.value.answers[this.participant]?.[this.item.id] ?? [];
  }

  /** Of two different values none is the answer until it is settled. */
  get value(): Value | null {
    const unsaved = this.writer.unsaved.value;
    if (unsaved) return unsaved.value;
    return this.heads.length === 1 ? (this.heads[0]!.value as Value) : null;
  }

  get failed(): boolean {
    return this.writer.failed.value;
  }

  /** Two people entered different values and nobody has settled it. */
  get two(): boolean {
    return this.heads.length > 1 && !this.writer.unsaved.value;
  }

  async give(value: Value, base = this.shown()): Promise<void> {
    this.letGo();
    if (JSON.stringify(value) === JSON.stringify(this.value)) return this.session.drafts.drop(this.key);
    this.writer.hold(value, base);
    await this.writer.keep();
  }

  takeOutOther(): Promise<void> {
    return this.give(writeOther(this.item, this.value, undefined));
  }

  gap(missing: Gap): Promise<void> {
    return this.give({ missing });
  }

  type(typed: string): void {
    this.begun ??= { base: this.shown(), value: this.value };
    this.found = null;
    this.typed.value = typed;
    this.trouble.value = null;
    this.session.drafts.keep(this.key, JSON.stringify({ typed, begun: this.begun }));
  }

  /** Makes an answer of what was typed; what does not fit stays as it was typed and is asked about. */
  finish(): boolean {
    const typed = this.typed.value;
    if (typed === null) return true;
    if (this.found !== null && this.found !== this.session.drafts.read(this.key)) return this.letGo();
    if (isOverEmptied(this.session.inMemory(), this.begun?.base ?? [])) return this.putBack();
    if (!typed.trim() && this.item.kind !== "choice") return this.putBack();
    const value = this.read(typed);
    if (value) void this.give(value, this.begun?.base);
    return value !== null;
  }

  /** The number is on the paper like that. */
  keepOutside(): void {
    const number = readNumber(this.typed.value ?? "");
    if (number !== null) void this.give({ number }, this.begun?.base);
  }

  /** May the next question come? The first time an empty one says so. */
  leave(): boolean {
    if (this.trouble.value === "outside") this.keepOutside();
    if (!this.finish()) return false;
    if (isAnswered(this.value) || this.trouble.value === "nothing") return true;
    this.trouble.value = "nothing";
    return false;
  }

  /** An emptied field is no answer: what was there shows again. */
  private putBack(): boolean {
    this.session.drafts.drop(this.key);
    return this.letGo();
  }

  private letGo(): true {
    this.found = this.begun = this.typed.value = this.trouble.value = null;
    return true;
  }

  private kept(): void {
    this.writer.forget();
    if (this.typed.value === null) this.session.drafts.drop(this.key);
  }

  private shown(): string[] {
    return this.heads.map((head) => head.id);
  }

  private restore(): void {
    this.found = this.session.drafts.read(this.key);
    if (this.found === null) return;
    const { typed, begun } = JSON.parse(this.found);
    this.typed.value = typed;
    this.begun = begun;
  }

  private read(typed: string): Value | null {
    if (this.item.kind === "text") return { text: typed };
    if (this.item.kind === "choice") return writeOther(this.item, this.begun!.value, typed);
    const number = readNumber(typed);
    this.trouble.value = number === null ? "not_a_number" : isOutside(this.item, number) ? "outside" : null;
    return this.trouble.value ? null : { number: number! };
  }
}
