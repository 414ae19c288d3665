/** One answer of one participant being entered. */

import { signal } from "@preact/signals";
import type { PaperQuestion } from "../../contract/kit";
import type { AnswerHead } from "../../contract/state";
import { type Misfit, misfitOf } from "../../store/fits";
import { parsed } from "../../store/parsed";
import type { OpenSession } from "../../tablet/open_session";
import { isOverEmptied, VersionWriter } from "../../tablet/version_writer";
import { type Gap, isAnswered, type Value, writeOther } from "./answer";
import { digitsOf, isExact, isOutside, waysFor } from "./numbers";

export type Trouble = Misfit | "not_a_number" | "two_ways" | "not_whole" | "outside" | "nothing";

/** Whether the paper really says so is asked once, and a second Enter answers it. */
const ASKED: readonly (Trouble | null)[] = ["outside", "not_whole"];

/** What a draft holds. */
interface Begun {
  typed?: string;
  begun?: { base: string[]; value: Value | null };
}

export class AnswerWriting {
  /** As typed and not yet an answer; null: the answer shows. */
  readonly typed = signal<string | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  private readonly writer = new VersionWriter<Value>(
    (value, base) => this.session.act("answer.given", this.participant, { question: this.item.id, value }, base),
    () => this.kept(),
  );
  /** What stood there when typing began. */
  private begun: Begun["begun"] | null = null;
  /** A draft that a page left behind, or that another tab still writes. */
  private found: string | null = null;
  private readonly key: string;
  /** The number that what was typed was read as. */
  private meant: number | null = null;

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
    this.trouble.value = this.meant = null;
    this.session.drafts.keep(this.key, JSON.stringify({ typed, begun: this.begun }));
  }

  /** Makes an answer of what was typed; what does not fit stays as it was typed and is asked about. */
  finish(): boolean {
    const typed = this.typed.value;
    if (typed === null) return true;
    const elsewhere = this.found !== null && this.found !== this.session.drafts.read(this.key);
    // An emptied field is no answer: what was there shows again.
    const nothing = !typed.trim() && this.item.kind !== "choice";
    if (elsewhere || nothing || isOverEmptied(this.session.inMemory(), this.begun?.base ?? [])) {
      if (!elsewhere) this.session.drafts.drop(this.key);
      this.letGo();
      return true;
    }
    const value = this.read(typed);
    if (value) void this.give(value, this.begun?.base);
    return value !== null;
  }

  /** Of the two ways to read it, this one is on the paper. */
  readAs(number: number): void {
    const value = this.judged(number);
    if (value) void this.give(value, this.begun?.base);
  }

  /** The number is on the paper like that. */
  keepAsked(): void {
    if (this.meant !== null) void this.give({ number: this.meant }, this.begun?.base);
  }

  /** May the next question come? The first time an empty one says so. */
  leave(): boolean {
    if (ASKED.includes(this.trouble.value)) this.keepAsked();
    if (!this.finish()) return false;
    if (isAnswered(this.value) || this.trouble.value === "nothing") return true;
    this.trouble.value = "nothing";
    return false;
  }

  private letGo(): void {
    this.found = this.begun = this.meant = this.typed.value = this.trouble.value = null;
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
    const { typed = null, begun = null } = parsed<Begun>(this.found) ?? {};
    this.typed.value = typed;
    this.begun = begun;
  }

  /** Null for what cannot be an answer yet; why, stands in `trouble`. */
  private read(typed: string): Value | null {
    this.trouble.value = misfitOf(typed);
    if (this.trouble.value) return null;
    if (this.item.kind === "text") return { text: typed };
    if (this.item.kind === "choice") return writeOther(this.item, this.begun!.value, typed);
    return this.item.leading_zeros ? this.digits(typed) : this.number(waysFor(this.item, typed));
  }

  private digits(typed: string): Value | null {
    const written = digitsOf(typed);
    if (written === null) this.trouble.value = "not_a_number";
    return written === null ? null : { written };
  }

  private number(ways: string[]): Value | null {
    if (ways.length === 1 && isExact(ways[0]!)) return this.judged(Number(ways[0]));
    this.trouble.value = !ways.length ? "not_a_number" : ways.every(isExact) ? "two_ways" : "odd_number";
    return null;
  }

  private judged(number: number): Value | null {
    this.meant = number;
    const isBroken = this.item.whole && !Number.isInteger(number);
    this.trouble.value = isBroken ? "not_whole" : isOutside(this.item, number) ? "outside" : null;
    return this.trouble.value ? null : { number };
  }
}
