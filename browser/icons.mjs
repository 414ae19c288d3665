// The icon for home screens: PNG files drawn from browser/icon.svg, the one source, without any library. It reads what
// that file is made of and nothing more: one <rect> and <circle>s with a fill of their own or of their group.

import { deflateSync } from "node:zlib";

const SAMPLES = 4;

/** `bleeds`: the ground fills the whole square and the drawing keeps off its edge, for systems that cut it round. */
export function png(svg, size, bleeds = false) {
  const drawing = read(svg);
  const pixels = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) pixels.set(pixel(drawing, x, y, size, bleeds), y * (size * 4 + 1) + 1 + x * 4);
  }
  return encode(pixels, size);
}

function read(svg) {
  const rect = attributes(svg.match(/<rect([^>]*)>/)[1]);
  let group = "";
  const circles = [];
  for (const [, name, said] of svg.matchAll(/<(g|circle)\b([^>]*)>/g)) {
    const { fill = group, ...shape } = attributes(said);
    if (name === "g") group = fill;
    else circles.push({ ...shape, color: rgb(fill) });
  }
  return { ...rect, color: rgb(rect.fill), circles };
}

function attributes(said) {
  const found = [...said.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [
    name,
    name === "fill" ? value : Number(value),
  ]);
  return Object.fromEntries(found);
}

function rgb(fill) {
  return [1, 3, 5].map((place) => Number.parseInt(fill.slice(place, place + 2), 16));
}

/** The mean of a few points within it, so that edges are smooth. */
function pixel(drawing, x, y, size, bleeds) {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const at = (place, step) => ((place + (step + 0.5) / SAMPLES) / size) * drawing.width;
    const color = colorAt(drawing, at(x, i % SAMPLES), at(y, Math.floor(i / SAMPLES)), bleeds);
    if (!color) continue;
    covered++;
    for (const part of [0, 1, 2]) sum[part] += color[part];
  }
  if (!covered) return [0, 0, 0, 0];
  return [...sum.map((part) => Math.round(part / covered)), Math.round((covered / (SAMPLES * SAMPLES)) * 255)];
}

function colorAt(drawing, x, y, bleeds) {
  const middle = drawing.width / 2;
  const [u, v] = bleeds ? [middle + (x - middle) / 0.72, middle + (y - middle) / 0.72] : [x, y];
  const circle = drawing.circles.findLast(({ cx, cy, r }) => Math.hypot(u - cx, v - cy) <= r);
  if (circle) return circle.color;
  return bleeds || inRounded(drawing, x, y) ? drawing.color : null;
}

function inRounded({ width, rx }, x, y) {
  const over = (place) => Math.max(rx - place, place - (width - rx), 0);
  return Math.hypot(over(x), over(y)) <= rx;
}

function encode(pixels, size) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(pixels, { level: 9 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function chunk(name, content) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
