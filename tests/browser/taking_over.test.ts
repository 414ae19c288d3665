import assert from "node:assert/strict";
import test from "node:test";
import { nameOf, team } from "../../browser/tablet/staff_names";
import { isOnTeam, mayTakeOver, mustTakeOver } from "../../browser/tablet/standing";
import { ASSISTANT, kitFor, MODERATOR, other, scene } from "./session_scene";
import { settled } from "./world";

const SUBSTITUTE = "0193c000-aaaa-7000-8000-00000000000a";

function kitOf(rights: string[]) {
  const kit = kitFor(SUBSTITUTE);
  return { ...kit, person: { ...kit.person, rights }, names: {} } as typeof kit;
}

async function substitute(t: Parameters<typeof scene>[0], rights = ["open_session", "write_record"]) {
  const { server, open, wait } = await scene(t, SUBSTITUTE);
  server.kit = kitOf(rights);
  const asked: string[] = [];
  server.fault = ({ path }) => void asked.push(path);
  return { server, wait, asked, open: () => open(kitOf(rights)) };
}

test("a tablet whose person is not on the staff asks to take over first, and asks for no log", async (t) => {
  const { open, asked, wait } = await substitute(t);
  const { session } = await open();
  await wait(60_000);
  assert.deepEqual([isOnTeam(session), mayTakeOver(session.kit.person), mustTakeOver(session)], [false, true, true]);
  assert.deepEqual(
    asked.filter((path) => /changes|stream|holdings/.test(path)),
    [],
  );
});

test("taking over works without network, and what they make from then on counts when it arrives", async (t) => {
  const { server, open, wait } = await substitute(t);
  server.fault = () => "cut";
  const { session } = await open();
  await session.act("staff.taken_over", session.id, { role: "moderator", instead_of: MODERATOR });
  assert.equal(isOnTeam(session), true);
  assert.deepEqual(session.me, { id: SUBSTITUTE, role: "moderator" });
  assert.deepEqual(
    session.state.value.staff.map(({ id }) => id),
    [SUBSTITUTE, ASSISTANT],
  );
  await session.act("session.started", session.id, {});
  await wait(5_000);
  server.fault = () => undefined;
  await wait(60_000);
  await wait(1_000);
  assert.deepEqual(
    server.log.map(({ kind }) => kind),
    ["staff.taken_over", "session.started"],
  );
  assert.equal(session.state.value.status, "running");
  assert.ok(server.streams.size, "the log is followed once the server knows");
});

test("whoever has no right to write is outside, until the office puts them on the staff", async (t) => {
  const { server, open, wait } = await substitute(t, ["open_session"]);
  const { session } = await open();
  assert.deepEqual([isOnTeam(session), mayTakeOver(session.kit.person)], [false, false]);
  const kit = kitOf(["open_session"]);
  server.kit = { ...kit, staff: [...kit.staff, { id: SUBSTITUTE, name: "S", role: "assistant" }] };
  session.close();
  session.start();
  await wait(0);
  await settled();
  assert.equal(isOnTeam(session), true);
});

test("who was taken over from keeps their screen and reads who is on the team now", async (t) => {
  const { server, open, wait } = await scene(t);
  const { session } = await open();
  await session.act("session.started", session.id, {});
  await wait(0);
  server.kit = { ...kitFor(MODERATOR), names: { [SUBSTITUTE]: "Rita" } } as unknown as typeof server.kit;
  const taken = { role: "moderator", instead_of: MODERATOR };
  server.add(other("staff.taken_over", session.id, taken, { person: SUBSTITUTE }));
  await settled();
  assert.deepEqual([isOnTeam(session), mustTakeOver(session)], [false, false]);
  assert.equal(session.state.value.status, "running");
  assert.equal(nameOf(session, SUBSTITUTE), "Rita");
  assert.equal(team(session)[0]!.name, "Rita");
});
