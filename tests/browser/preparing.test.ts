import assert from "node:assert/strict";
import { test } from "node:test";
import type { Check, PreparedSession } from "../../browser/tablet/prepare";
import { listing, mayUpdate, type Told } from "../../browser/views/prepare/listing";
import { isReady, roomLeft } from "../../browser/views/prepare/verdict";

const ALL: Check["name"][] = [
  "shell",
  "views",
  "kit",
  "log",
  "storage_kept",
  "space",
  "clock",
  "times",
  "screen",
  "test_record",
];

function without(...missing: Check["name"][]): Check[] {
  return ALL.map((name) => ({ name, ok: !missing.includes(name) }));
}

test("ready without what is only good to have, never without what the room stands on", () => {
  assert.equal(isReady(without()), true);
  assert.equal(isReady(without("log", "storage_kept", "clock", "times", "screen")), true);
  for (const name of ["shell", "views", "kit", "space", "test_record"] as const)
    assert.equal(isReady(without(name)), false, name);
  assert.equal(isReady([]), false);
});

test("free space in whole MB, from a thousand on in GB, never more than there is", () => {
  assert.deepEqual([999_999_999, 1_999_000_000].map(roomLeft), [
    { n: 999, unit: "MB" },
    { n: 1, unit: "GB" },
  ]);
});

const told = (id: string, status: Told["status"], day: number): Told => ({
  id,
  code: id,
  site: "BU",
  language: "en",
  status,
  starts_at: `2026-11-${day}T11:00:00.000Z`,
});
const kept = (id: string, status: Told["status"], day: number, waiting = 0): PreparedSession => ({
  ...told(id, status, day),
  source_language: "en",
  time_zone: "Africa/Kampala",
  waiting,
  team: [],
});

test("one list: what runs, what comes next, then the past from its end; what is on the tablet is never missing", () => {
  const listed = listing(
    [
      told("next", "planned", 25),
      told("later", "planned", 27),
      told("old", "closed", 10),
      told("older", "closed", 11),
      told("runs", "running", 22),
    ],
    [kept("next", "planned", 25), kept("mine alone", "ended", 20, 3)],
  );
  assert.deepEqual(
    listed.map(({ id }) => id),
    ["runs", "next", "later", "mine alone", "older", "old"],
  );
  assert.deepEqual(
    listed.filter(({ here }) => here).map(({ id, waiting, time_zone }) => [id, waiting, time_zone]),
    [
      ["next", 0, "Africa/Kampala"],
      ["mine alone", 3, "Africa/Kampala"],
    ],
  );
});

test("an update waits while a session of this tablet runs, and while nobody can say whether one does", () => {
  const found = (status: Told["status"], here: boolean) => ({
    sessions: listing([told("a", status, 25)], here ? [kept("a", status, 25)] : []),
    offline: false,
    signedOut: false,
  });
  assert.equal(mayUpdate(found("running", true)), false);
  assert.equal(mayUpdate(found("running", false)), true);
  assert.equal(mayUpdate(found("planned", true)), true);
  assert.equal(mayUpdate({ ...found("planned", true), offline: true }), false);
  assert.equal(mayUpdate({ ...found("planned", true), signedOut: true }), false);
});

test("without a server the tablet's own are the list", () => {
  assert.deepEqual(
    listing([], [kept("a", "planned", 25)]).map(({ id, here }) => [id, here]),
    [["a", true]],
  );
});
