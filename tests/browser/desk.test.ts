import assert from "node:assert/strict";
import { test } from "node:test";

import { type Chair, placeBetween } from "../../browser/views/desk/circle";
import { ring } from "../../browser/views/desk/ellipse";
import { type Slot, withEmptyChairs, withGaps } from "../../browser/views/desk/map_slots";
import { msInto, onSameDay } from "../../browser/words/on_same_day";

const WIDTH = 700;
const HEIGHT = 400;
const chairs = (count: number) => Array.from({ length: count }, () => 1);

test("chairs stand at equal distances, the first at the top, clockwise", () => {
  const { places } = ring(chairs(8), 0, WIDTH, HEIGHT);
  const gaps = places.map((place, index) => {
    const next = places[(index + 1) % places.length]!;
    return Math.hypot(next.x - place.x, next.y - place.y);
  });
  assert.ok(Math.max(...gaps) / Math.min(...gaps) < 1.12, String(gaps));
  assert.ok(Math.abs(places[0]!.x) < 0.01 && places[0]!.y < -HEIGHT / 4);
  assert.ok(places[2]!.x > WIDTH / 4);
});

test("no two chairs touch and none leaves the map, however many there are and however small it is", () => {
  for (const [width, height] of [
    [700, 400],
    [900, 260],
    [360, 380],
  ] as const)
    for (const count of [3, 8, 13]) {
      const { places, diameter } = ring([1.7, ...chairs(count - 1)], 2, width, height);
      const apart = places.map((one, i) =>
        places.slice(0, i).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
      );
      assert.ok(Math.min(...apart.flat()) >= diameter, `${count} on ${width}x${height}: ${diameter}`);
      for (const { x, y } of places)
        assert.ok(Math.abs(x) <= (width - diameter) / 2 + 1e-6 && Math.abs(y) <= (height - diameter) / 2 + 1e-6);
    }
});

test("turning the map moves everyone one chair on and back to the beginning", () => {
  const at = (turn: number) => ring(chairs(7), turn, WIDTH, HEIGHT).places;
  assert.deepEqual(at(1)[0], at(0)[1]);
  assert.deepEqual(at(-1)[0], at(0)[6]);
  assert.deepEqual(at(7), at(0));
});

const chair = (seat: string, place: number): Chair => ({ seat, participant: seat, person: undefined, place });
const shown = (slots: Slot[]) =>
  slots.map((slot) => (slot.kind === "chair" ? slot.chair.seat : slot.kind === "free" ? slot.index : "M"));

test("whoever is put on a chair of the empty circle stays there while the others sit down", () => {
  const [a, b] = [chair("a", 10), chair("b", 20)];
  assert.deepEqual(shown(withEmptyChairs([], 3, new Map())), ["M", 0, 1, 2]);
  assert.deepEqual(shown(withEmptyChairs([a], 2, new Map([["a", 1]]))), ["M", 0, "a", 2]);
  assert.deepEqual(shown(withEmptyChairs([a, b], 1, new Map([["a", 1]]))), ["M", 0, "a", "b"]);
  assert.deepEqual(shown(withEmptyChairs([a, b], 1, new Map([["b", 0]]))), ["M", "a", "b", 2]);
});

test("somebody can come between any two, and before the first", () => {
  const [a, b] = [chair("a", 10_000), chair("b", 20_000)];
  const gaps = withGaps([a, b]);
  assert.deepEqual(shown(gaps), ["M", 0, "a", 1, "b", 2]);
  const places = gaps.flatMap((slot) => (slot.kind === "free" ? [placeBetween(slot.before, slot.after)] : []));
  assert.ok(places[0]! < 10_000);
  assert.deepEqual(places.slice(1), [15_000, undefined]);
});

test("the zero of a recording is read by the clock of the site", () => {
  assert.equal(onSameDay("14:06:20", "2026-11-22T11:08:00.000Z", "Africa/Kampala"), "2026-11-22T11:06:20.000Z");
  assert.equal(onSameDay("14:06", "2026-11-22T11:08:31.500Z", "Africa/Kampala"), "2026-11-22T11:06:00.000Z");
  assert.equal(onSameDay("later", "2026-11-22T11:08:00.000Z", "Africa/Kampala"), null);
});

test("over midnight and where the clocks change it is the nearest such moment", () => {
  assert.equal(onSameDay("23:58:00", "2026-11-22T00:03:00.000Z", "UTC"), "2026-11-21T23:58:00.000Z");
  assert.equal(onSameDay("00:01:00", "2026-11-22T23:59:00.000Z", "UTC"), "2026-11-23T00:01:00.000Z");
  assert.equal(onSameDay("01:30:00", "2026-03-29T01:10:00.000Z", "Europe/Berlin"), "2026-03-29T00:30:00.000Z");
});

test("a recorder's display is read to the second, with or without hours and in any script", () => {
  assert.deepEqual(["00:31:40", "31:40", "1:00:05", "૩૧:૪૦"].map(msInto), [1_900_000, 1_900_000, 3_605_000, 1_900_000]);
  assert.deepEqual(["", "31", "31:4", "31:61", "1:61:00", "half"].map(msInto), [null, null, null, null, null, null]);
});
