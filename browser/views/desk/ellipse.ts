export interface Place {
  /** Percent of the map's width and height. */
  x: number;
  y: number;
}

const WIDTH_TO_HEIGHT = 3 / 2;
const CENTRE: Place = { x: 50, y: 44 };
const RADIUS: Place = { x: 41, y: 33 };
const STEPS = 720;

/** Chairs at equal distances along the ellipse, clockwise; the first at the top, `turn` chairs further on. */
export function chairsOnEllipse(count: number, turn = 0): Place[] {
  const lengths = arcLengths();
  const whole = lengths[STEPS]!;
  return Array.from({ length: count }, (_chair, index) => {
    const wanted = (whole * mod(index + turn, count)) / count;
    const step = lengths.findIndex((length) => length >= wanted - 1e-9);
    return at(step);
  });
}

function arcLengths(): number[] {
  const lengths = [0];
  for (let step = 1; step <= STEPS; step++) {
    const from = at(step - 1);
    const to = at(step);
    lengths.push(lengths[step - 1]! + Math.hypot((to.x - from.x) * WIDTH_TO_HEIGHT, to.y - from.y));
  }
  return lengths;
}

function at(step: number): Place {
  const angle = (2 * Math.PI * step) / STEPS - Math.PI / 2;
  return { x: CENTRE.x + RADIUS.x * Math.cos(angle), y: CENTRE.y + RADIUS.y * Math.sin(angle) };
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
