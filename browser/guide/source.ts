import type { Kit } from "../contract/kit";

const indexes = new WeakMap<object, Map<string, Record<string, unknown>>>();

/** A text of the source guide by the id of its item. */
export function sourceOf(kit: Kit, id: string, field: string): string | undefined {
  const source = kit.source as object | undefined;
  if (!source) return undefined;
  let index = indexes.get(source);
  if (!index) {
    index = new Map();
    collect(source, index);
    indexes.set(source, index);
  }
  const text = index.get(id)?.[field];
  return typeof text === "string" ? text : undefined;
}

function collect(thing: unknown, index: Map<string, Record<string, unknown>>): void {
  if (!thing || typeof thing !== "object") return;
  if ("id" in thing && typeof thing.id === "string") index.set(thing.id, thing as Record<string, unknown>);
  for (const part of Object.values(thing)) collect(part, index);
}
