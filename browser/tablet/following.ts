/** What an open session asks of the server all the time: its log, who else is there, and that this tablet is. */

import { withinTime } from "../store/within_time";
import { type Other, Others } from "../sync/others";
import { Stream } from "../sync/stream";
import type { Tablet } from "./tablet";

const SIGN_OF_LIFE = 30_000;

export class Following {
  private readonly others: Others;
  private readonly stream: Stream;
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly tablet: Tablet,
    private readonly session: string,
    /** The others of the session's staff. */
    people: () => string[],
    /** Texts that came sealed and are open by now. */
    opened: () => string[],
    private readonly onCleared: () => void,
  ) {
    const { store, server, tabs } = tablet;
    this.others = new Others(store, server, session, people);
    this.stream = new Stream(session, store, server, tabs, opened);
  }

  /** null until the server has said when it heard them last. */
  get heard(): Other[] | null {
    return this.others.value;
  }

  heardFrom(person: string, at: string): void {
    this.others.heardFrom(person, at);
  }

  async catchUp(limit: number): Promise<void> {
    await withinTime(this.stream.catchUp(), limit).catch(() => undefined);
  }

  start(): void {
    if (this.stops.length) return;
    const interval = setInterval(() => this.signOfLife(), SIGN_OF_LIFE);
    this.stops.push(() => clearInterval(interval));
    this.stream.start();
    this.stops.push(this.others.askSoon());
    this.signOfLife();
  }

  /** The log is read again: this page slept, or the store was rewritten. */
  restart(): void {
    if (this.stops.length) this.stream.restart();
  }

  stop(): void {
    this.stream.stop();
    this.tablet.sender.leave(this.session);
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Tells the server that this tablet is there, and asks when it last heard the others. */
  private signOfLife(): void {
    if (document.visibilityState === "hidden") return;
    this.tablet.sender.greet(this.session);
    this.others.ask();
    void this.lookWhetherCleared();
  }

  private async lookWhetherCleared(): Promise<void> {
    if (await this.tablet.store.isCleared().catch(() => false)) this.onCleared();
  }
}
