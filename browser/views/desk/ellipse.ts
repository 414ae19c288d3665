/** Where things stand round a table. All in px, from the centre of the map. */

export interface Place {
  x: number;
  y: number;
}

export interface Ring {
  places: Place[];
  /** Of every chair: as large as no two of them touch. */
  diameter: number;
}

const LARGEST = 104;
const SMALLEST = 44;
const APART = 8;
const STEPS = 720;

/**
 * Clockwise, the first at the top, `turn` chairs further on; `widths` in chairs, so that a label has more room than a
 * number. The ellipse fills the map.
 */
export function ring(widths: number[], turn: number, width: number, height: number): Ring {
  let diameter = LARGEST;
  let places = onEllipse(widths, turn, width - diameter, height - diameter);
  while (diameter > SMALLEST && nearest(places) < diameter + APART) {
    diameter -= 4;
    places = onEllipse(widths, turn, width - diameter, height - diameter);
  }
  return { places, diameter };
}

function nearest(places: Place[]): number {
  const gaps = places.flatMap((one, i) =>
    places.slice(0, i).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
  );
  return Math.min(...gaps, Number.POSITIVE_INFINITY);
}

function onEllipse(widths: number[], turn: number, width: number, height: number): Place[] {
  const at = (step: number): Place => {
    const angle = (2 * Math.PI * step) / STEPS - Math.PI / 2;
    return { x: (width / 2) * Math.cos(angle), y: (height / 2) * Math.sin(angle) };
  };
  const lengths = [0];
  for (let step = 1; step <= STEPS; step++) {
    const [from, to] = [at(step - 1), at(step)];
    lengths.push(lengths[step - 1]! + Math.hypot(to.x - from.x, to.y - from.y));
  }
  const all = widths.reduce((sum, one) => sum + one, 0);
  const unit = lengths[STEPS]! / all;
  let along = turn * (all / widths.length) - widths[0]! / 2;
  return widths.map((one) => {
    const middle = mod(along + one / 2, all) * unit;
    along += one;
    return at(lengths.findIndex((length) => length >= middle - 1e-9));
  });
}

function mod(value: number, by: number): number {
  const left = ((value % by) + by) % by;
  // What is left of a rounding error is the beginning again.
  return by - left < 1e-9 ? 0 : left;
}
