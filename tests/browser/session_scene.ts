import type { TestContext } from "node:test";
import type { Kit } from "../../browser/contract/kit";
import { type LogChange, mintId } from "../../browser/store/change";
import { Connection } from "../../browser/store/connection";
import { Store } from "../../browser/store/store";
import { Tabs } from "../../browser/sync/tabs";
import { OpenSession } from "../../browser/tablet/open_session";
import { Tablet } from "../../browser/tablet/tablet";
import { FakeServer } from "./fake_server";
import { repairs } from "./some";
import { settled } from "./world";

export const SESSION = mintId();
export const [MODERATOR, ASSISTANT] = [mintId(), mintId()];
export const ELSEWHERE = mintId();

export function kitFor(id: string, session = SESSION): Kit {
  const staff = [
    { id: MODERATOR, name: "M", role: "moderator" },
    { id: ASSISTANT, name: "A", role: "assistant" },
  ];
  const about = {
    id: session,
    code: "BU-S1",
    site: "Butabika",
    language: "en",
    source_language: "en",
    time_zone: "Africa/Kampala",
    starts_at: "2026-11-22T11:00:00Z",
    status: "planned",
  };
  return { session: about, person: { id, role: "moderator" }, staff } as unknown as Kit;
}

export async function scene(t: TestContext, id = MODERATOR) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: Date.parse("2026-11-22T12:00:00.000Z") });
  const server = new FakeServer();
  server.person = id;
  server.kit = kitFor(id);
  const wait = async (ms: number) => {
    t.mock.timers.tick(ms);
    await settled();
  };
  return { server, wait, open: (kit?: Kit) => open(t, id, undefined, kit) };
}

/** A session in a tab of its own; each test has a store of its own. */
export let stores = 0;
export async function open(
  t: TestContext,
  id: string,
  name = `session-${++stores}`,
  kit = kitFor(id),
): Promise<{ session: OpenSession; tablet: Tablet }> {
  const store = await Store.open(id, new Connection(name));
  const tablet = new Tablet(
    { id, name: "", email: "", role: "moderator", language: "en" },
    store,
    new Tabs(name),
    repairs,
  );
  const session = new OpenSession(tablet, kit);
  tablet.sender.start();
  await session.load();
  session.start();
  t.after(() => {
    session.close();
    tablet.sender.stop();
    tablet.tabs.close();
  });
  return { session, tablet };
}

export function other(kind: string, subject: string, payload: object = {}, more: Partial<LogChange> = {}) {
  const at = new Date().toISOString();
  return {
    id: mintId(),
    n: 1,
    device: ELSEWHERE,
    person: ASSISTANT,
    kind,
    subject,
    at,
    payload: { ...payload },
    ...more,
  };
}
