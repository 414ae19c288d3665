import assert from "node:assert/strict";
import test from "node:test";
import { mintId } from "../../browser/store/change";
import { SignInNeeded } from "../../browser/sync/person";
import { NotPrepared, openSession } from "../../browser/tablet/current_session";
import { prepare, prepared } from "../../browser/tablet/prepare";
import { openTablet } from "../../browser/tablet/tablet";
import { backlogs, backlogsOf, digest, type TabletBacklog } from "../../browser/tablet/tablet_backlog";
import { ASSISTANT, ELSEWHERE, SESSION, scene } from "./session_scene";
import { repairs } from "./some";
import { settled } from "./world";

test("the digest is that of the sorted ids, a line each", async () => {
  // printf 'a\nb' | sha256sum
  assert.equal(await digest(["B", "a"]), "7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78");
});

test("another's tablet may hold more than it said until it is heard after the end", async (t) => {
  const { open } = await scene(t);
  const { tablet } = await open();
  const said = {
    device: ELSEWHERE,
    person: ASSISTANT,
    prepared_at: null,
    made: 40,
    count: 40,
    highest_n: 2,
    complete: true,
    digest: "",
  };
  const held = async (heard_at: string | null, ended: string | null) => {
    const [{ here, unheard }] = (await backlogsOf([{ ...said, heard_at }], tablet.store, [], ended)) as [TabletBacklog];
    return { here, unheard };
  };
  const [before, end, after] = ["2026-11-22T13:59:59.000Z", "2026-11-22T15:00:00.000Z", "2026-11-22T15:00:00+00:00"];
  assert.deepEqual(await held(before, end), { here: false, unheard: true });
  assert.deepEqual(await held(after, end), { here: true, unheard: false });
  assert.deepEqual([(await held(null, end)).here, (await held(after, null)).here], [false, false]);
});

test("without network a tablet nobody signed in on says so, and one that was prepared opens", async (t) => {
  const { server, wait } = await scene(t);
  server.fault = () => "cut";
  await assert.rejects(openTablet(repairs), SignInNeeded);
  server.fault = () => undefined;
  const tablet = await openTablet(repairs);
  const opening = prepare(tablet, SESSION, async () => undefined);
  await settled();
  const checks = Object.fromEntries((await opening).map((check) => [check.name, check.ok]));
  assert.deepEqual(checks, {
    team: true,
    shell: false,
    views: true,
    kit: true,
    log: true,
    storage_kept: false,
    space: true,
    clock: true,
    times: true,
    screen: false,
    test_record: true,
  });
  server.fault = () => "cut";
  await assert.rejects(openSession(tablet, mintId()), NotPrepared);
  const session = await openSession(tablet, SESSION);
  assert.equal(await openSession(tablet, SESSION), session);
  await session.act("session.started", SESSION, {});
  assert.equal(session.state.value.status, "running");
  assert.deepEqual(
    (await prepared(tablet)).map((session) => [session.code, session.waiting]),
    [["BU-S1", 1]],
  );
  await wait(0);
  assert.equal(session.status.value.problem, "offline");
  assert.equal(await backlogs(tablet, session), null);

  session.close();
  tablet.sender.stop();
  tablet.tabs.close();
});
