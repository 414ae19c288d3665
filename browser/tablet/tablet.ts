/** One person's work on this tablet: their store, what sends it, and the tabs that share it. */

import { signal } from "@preact/signals";
import type { Kit } from "../contract/kit";
import type { Entry } from "../store/act";
import type { Change } from "../store/change";
import { lookForMark } from "../store/cleared_storage";
import type { KeptKit } from "../store/kept_kit";
import type { Repairs } from "../store/repairs";
import { Store } from "../store/store";
import { onPersonChanged, type Person, remembered, whoWorksHere } from "../sync/person";
import { Sender } from "../sync/sender";
import { Server } from "../sync/server";
import { Tabs } from "../sync/tabs";

export class Tablet {
  /** A write that failed stays said until one succeeds. */
  readonly storageFailed = signal(false);
  readonly server: Server;
  readonly sender: Sender;

  constructor(
    readonly person: Person,
    readonly store: Store,
    readonly tabs: Tabs,
    readonly repairs: () => Promise<Repairs>,
  ) {
    this.server = new Server(store, (epoch) => this.restored(epoch));
    this.sender = new Sender(store, this.server, tabs);
  }

  async keep(entries: Entry[]): Promise<Change[]> {
    try {
      const changes = await this.store.append(entries);
      this.storageFailed.value = false;
      this.tabs.tell({ changes });
      oncePainted(() => this.sender.kick());
      return changes;
    } catch (cause) {
      this.storageFailed.value = true;
      throw cause;
    }
  }

  /** Asks the server for the kit and keeps it; the one that is here if it did not change. */
  async fetchKit(session: string): Promise<Kit> {
    const here = await this.store.kit(session);
    const headers = here?.etag ? { "if-none-match": here.etag } : undefined;
    const answer = await this.server.get(`/api/sessions/${session}/kit?device=${this.store.device}`, headers);
    if (answer.status === 304 && here) return here.kit;
    if (!answer.ok) throw new KitRefused(answer.status);
    const kept: KeptKit = { kit: (await answer.json()) as Kit, etag: answer.headers.get("etag") };
    await this.store.keepKit(kept);
    return kept.kit;
  }

  private async restored(epoch: string): Promise<void> {
    const { takeEpoch } = await this.repairs();
    await takeEpoch(this.store, epoch);
    this.tabs.tell({ reread: true });
    this.sender.kick();
  }
}

/** What a tap did shows before it is sent. A page that paints no more sends all the same. */
function oncePainted(act: () => void): void {
  if (typeof requestAnimationFrame === "undefined") {
    act();
    return;
  }
  const late = setTimeout(act, 100);
  requestAnimationFrame(() => {
    clearTimeout(late);
    setTimeout(act);
  });
}

export class KitRefused extends Error {
  override name = "KitRefused";
  constructor(readonly status: number) {
    super(`the kit answered ${status}`);
  }
}

const ONCE_ALL_IS_SHOWN = 10_000;

let opened: Promise<Tablet> | null = null;

/** The tablet of the person who works here now; one for the life of the page. */
export function openTablet(repairs: () => Promise<Repairs>): Promise<Tablet> {
  opened ??= open(repairs).catch((cause: unknown) => {
    opened = null;
    throw cause;
  });
  return opened;
}

async function open(repairs: () => Promise<Repairs>): Promise<Tablet> {
  const last = remembered();
  // Most often it is theirs: opened while the server is asked.
  const theirs = last && Store.open(last.id);
  theirs?.catch(() => undefined);
  const person = await whoWorksHere();
  const store = await (theirs && last.id === person.id ? theirs : Store.open(person.id));
  const tablet = new Tablet(person, store, new Tabs(person.id), repairs);
  tablet.sender.start();
  lookForMark(tablet.store);
  setTimeout(() => void dropOldOnceHeard(tablet).catch(() => undefined), ONCE_ALL_IS_SHOWN);
  // In another tab somebody else signed in, or this person out: nobody goes on reading here.
  onPersonChanged(() => (remembered()?.id === person.id ? tablet.sender.wake() : location.reload()));
  return tablet;
}

/**
 * Only once the server was heard: after a restore these copies may be all there is, and no one here knows of it yet.
 */
export async function dropOldOnceHeard({ store, server, repairs }: Tablet): Promise<void> {
  const answer = await server.get("/api/me");
  if (answer.headers.has("x-epoch")) await (await repairs()).dropOld(store);
}
