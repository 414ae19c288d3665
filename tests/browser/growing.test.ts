import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { effect } from "@preact/signals";
import { fold, openedIn, openedSince, stateOf } from "../../browser/record/fold";
import type { Folded, StaffMember } from "../../browser/record/folded";
import { LogIndex } from "../../browser/record/log_index";
import type { Change } from "../../browser/store/change";
import { SessionLog } from "../../browser/tablet/session_log";
import { randomFrom, shuffled } from "./shuffle";

interface Vector {
  staff: StaffMember[];
  reader: string;
  changes: Folded[];
}

const folder = "tests/vectors";
const vectors = readdirSync(folder).map((file) => JSON.parse(readFileSync(`${folder}/${file}`, "utf-8")) as Vector);
const everything = [
  ...new Map(vectors.flatMap((vector) => vector.changes).map((change) => [change.id, change])).values(),
];

/** Some changes of all kinds, some of them taken back, some of those undoings too. */
function someChanges(random: () => number): Folded[] {
  const some = shuffled(everything, Math.floor(random() * 1e9)).slice(0, 10 + Math.floor(random() * 150));
  const { staff, reader } = vectors[0]!;
  const undo = (target: Folded): Folded => ({
    id: `undo of ${target.id}`,
    kind: "change.undone",
    subject: target.id,
    at: new Date(Date.parse(target.at) + Math.floor(random() * 3) - 1).toISOString(),
    person: random() < 0.8 ? staff[0]!.id : reader,
    payload: {},
  });
  const undos = some.filter(() => random() < 0.15).map(undo);
  return [...some, ...undos, ...undos.filter(() => random() < 0.3).map(undo)];
}

function sealed({ payload: _payload, base: _base, ...change }: Folded): Folded {
  return { ...change, sealed: true };
}

test("what grew batch by batch is what is folded at once, whatever came, left, or came sealed first", () => {
  for (let seed = 0; seed < 40; seed++) {
    const random = randomFrom(seed);
    const { staff, reader } = vectors[seed % vectors.length]!;
    const log = new LogIndex<Folded>([], staff, reader);
    const here = new Map<string, Folded>();
    for (let left = shuffled(someChanges(random), seed); left.length; ) {
      const batch = left.splice(0, 1 + Math.floor(random() * 12));
      const early = batch.map((change) => (change.kind === "text.written" && random() < 0.3 ? sealed(change) : change));
      left.push(...batch.filter((change, i) => change !== early[i] && random() < 0.7));
      log.take(early);
      for (const change of early) if (!here.has(change.id) || here.get(change.id)!.sealed) here.set(change.id, change);
      if (random() < 0.2) {
        const parked = shuffled([...here.keys()], seed)[0]!;
        log.drop(parked);
        here.delete(parked);
      }
      const expected = fold(shuffled([...here.values()], seed), staff, reader);
      assert.equal(JSON.stringify(stateOf(log, false)), JSON.stringify(expected), `seed ${seed}`);
      assert.deepEqual(openedIn(log), openedSince(here.values(), staff, reader));
    }
  }
});

const TURN = {
  id: "another",
  kind: "turn.taken",
  subject: "turn",
  at: "2026-11-22T18:30:00.000Z",
  person: vectors[0]!.reader,
  payload: { who: "several" },
};

test("what was given out is never altered", () => {
  const { staff, reader } = vectors[0]!;
  const log = new LogIndex(everything, staff, reader);
  const before = frozen(stateOf(log, false));
  const said = JSON.stringify(before);
  log.take([TURN]);
  const after = frozen(stateOf(log, false));
  assert.ok(after.turns.some((one) => one.id === "turn"));
  log.drop(TURN.id);
  assert.deepEqual(stateOf(log, false), before);
  assert.equal(JSON.stringify(before), said);
});

test("one change more is read, and what belongs to it, not the log again", () => {
  const { staff, reader } = vectors[0]!;
  let read = 0;
  const log = new LogIndex(
    everything.map((change) => whenRead(change, () => read++)),
    staff,
    reader,
  );
  stateOf(log, false);
  const whole = read;
  assert.ok(whole > everything.length / 2, `${whole} payloads are read at first`);
  const readBy = (step: () => void) => {
    read = 0;
    step();
    stateOf(log, false);
    return read;
  };
  const more = whenRead(TURN, () => read++);
  assert.equal(
    readBy(() => undefined),
    0,
  );
  assert.equal(
    readBy(() => log.take(everything)),
    0,
    "what is here already is nothing new",
  );
  const byOne = readBy(() => log.take([more]));
  assert.ok(byOne > 0 && byOne < whole / 20, `${byOne} of ${whole} for one turn more`);
});

test("a view is drawn again only when a part that it shows has changed", () => {
  const { staff, reader } = vectors[0]!;
  const log = new SessionLog("device", staff, reader, () => false);
  const mine = (change: Folded) => ({ ...change, session: "s", device: "another", n: 1, state: "theirs" }) as Change;
  log.take(everything.map(mine));
  const drawn = { turns: 0, questions: 0, recorder: 0 };
  for (const part of Object.keys(drawn) as (keyof typeof drawn)[]) {
    effect(() => {
      log.state[part];
      drawn[part]++;
    });
  }
  log.take([mine(TURN)]);
  assert.deepEqual(drawn, { turns: 2, questions: 1, recorder: 1 });
});

function whenRead(change: Folded, told: () => void): Folded {
  const { payload, ...rest } = change;
  return Object.defineProperty(rest as Folded, "payload", {
    enumerable: true,
    get() {
      told();
      return payload;
    },
  });
}

function frozen<T>(value: T): T {
  if (value && typeof value === "object" && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
