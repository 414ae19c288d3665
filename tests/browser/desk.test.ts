import assert from "node:assert/strict";
import { test } from "node:test";

import { chairsOnEllipse } from "../../browser/views/desk/ellipse";
import { msInto, onSameDay } from "../../browser/words/on_same_day";

test("chairs stand at equal distances, the first at the top, clockwise", () => {
  const places = chairsOnEllipse(8);
  const gaps = places.map((place, index) => {
    const next = places[(index + 1) % places.length]!;
    return Math.hypot(((next.x - place.x) * 4) / 3, next.y - place.y);
  });
  assert.ok(Math.max(...gaps) / Math.min(...gaps) < 1.12, String(gaps));
  assert.ok(Math.abs(places[0]!.x - 50) < 0.01 && places[0]!.y < 20);
  assert.ok(places[2]!.x > 80);
});

test("turning the map moves everyone one chair on and back to the beginning", () => {
  const places = chairsOnEllipse(7);
  assert.deepEqual(chairsOnEllipse(7, 1)[0], places[1]);
  assert.deepEqual(chairsOnEllipse(7, -1)[0], places[6]);
  assert.deepEqual(chairsOnEllipse(7, 7), places);
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
