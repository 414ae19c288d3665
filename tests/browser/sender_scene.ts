import type { TestContext } from "node:test";
import { mintId } from "../../browser/store/change";
import { Store } from "../../browser/store/store";
import { Tabs } from "../../browser/sync/tabs";
import { Tablet } from "../../browser/tablet/tablet";
import { FakeServer } from "./fake_server";
import { repairs } from "./some";
import { settled } from "./world";

export const SESSION = mintId();
export const NOON = Date.parse("2026-11-22T12:00:00.000Z");

/** A person's tab with its sender running, and a server; time goes on only when told. */
export async function scene(t: TestContext, person = mintId()) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: NOON });
  const server = new FakeServer();
  server.person = person;
  const tablet = await tab(t, person);
  const wait = async (ms: number) => {
    t.mock.timers.tick(ms);
    await settled();
  };
  return { server, tablet, wait, person };
}

export async function tab(t: TestContext, person: string): Promise<Tablet> {
  const tablet = new Tablet(
    { id: person, name: "", email: "", role: "moderator", language: "en" },
    await Store.open(person),
    new Tabs(person),
    repairs,
  );
  t.after(() => {
    tablet.sender.stop();
    tablet.tabs.close();
  });
  tablet.sender.start();
  return tablet;
}

export async function mark(tablet: Tablet, subject = "collaboration.s1", session = SESSION) {
  return (await tablet.keep([{ session, kind: "sub.marked", subject, payload: { mark: "asked" } }]))[0]!;
}

export async function states(tablet: Tablet, session = SESSION): Promise<string[]> {
  return (await tablet.store.changesOf(session)).sort((a, b) => a.n - b.n).map((change) => change.state);
}
