import assert from "node:assert/strict";
import test, { after, type TestContext } from "node:test";
import { mintId } from "../../browser/store/change";
import { openSession } from "../../browser/tablet/current_session";
import { openTablet } from "../../browser/tablet/tablet";
import { FakeServer } from "./fake_server";
import { repairs, someKit } from "./some";
import { settled } from "./world";

const PERSON = mintId();
const open = async (session: string) => openSession(await openTablet(repairs), session);

/** A session in its middle, on a server this tablet has never asked for it. */
function running(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: Date.parse("2026-11-22T12:00:00.000Z") });
  const server = new FakeServer();
  const session = mintId();
  server.person = PERSON;
  const kit = someKit({ staff: [{ id: PERSON, name: "M", role: "moderator" }] });
  server.kit = { ...kit, session: { ...kit.session, id: session } };
  server.add({
    id: mintId(),
    n: 1,
    device: mintId(),
    person: PERSON,
    kind: "session.started",
    subject: session,
    at: new Date().toISOString(),
    payload: {},
  });
  let first: string | undefined;
  const opening = open(session);
  void opening.then((session) => {
    first = session.state.value.status;
  });
  t.after(async () => (await opening).close());
  return { server, first: () => first };
}

after(async () => {
  const tablet = await openTablet(repairs);
  tablet.sender.stop();
  tablet.tabs.close();
});

test("a session that was never on this tablet shows when its log is here", async (t) => {
  const { first } = running(t);
  await settled();
  assert.equal(first(), "running");
});

test("a log that does not come holds a view up for five seconds and no longer", async (t) => {
  const { server, first } = running(t);
  server.fault = ({ path }) => (path.includes("/changes?") ? new Promise(() => undefined) : undefined);
  await settled();
  t.mock.timers.tick(4_000);
  await settled();
  assert.equal(first(), undefined);
  t.mock.timers.tick(1_000);
  await settled();
  assert.equal(first(), "planned");
});

test("a log that is refused or cut holds nothing up", async (t) => {
  const { server, first } = running(t);
  server.fault = ({ path }) => (path.includes("/changes?") ? "cut" : undefined);
  await settled();
  assert.equal(first(), "planned");
});
