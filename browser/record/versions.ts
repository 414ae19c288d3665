/** Texts and answers keep every version: what was written over is covered, what nobody wrote over shows. */

import { earlierFirst, type FoldedAs } from "./folded";
import { canonical } from "./payload";

type Version = FoldedAs<"text.written"> | FoldedAs<"answer.given">;

export function byPart<V extends Version>(versions: readonly V[], partOf: (version: V) => string): Map<string, V[]> {
  const parts = new Map<string, V[]>();
  for (const version of versions) {
    const name = partOf(version);
    const part = parts.get(name);
    if (part) part.push(version);
    else parts.set(name, [version]);
  }
  return parts;
}

/** Versions in order, of one field. A name of a later version is ignored, so there are no cycles. */
export function heads<V extends Version>(versions: V[], content: (version: V) => unknown): V[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const covered = new Set<string>();
  for (const version of versions) {
    for (const id of version.base ?? []) {
      const named = byId.get(id);
      if (named && earlierFirst(named, version) < 0) covered.add(id);
    }
  }
  const uncovered = versions.filter((version) => !covered.has(version.id));
  if (uncovered.length === 1) return uncovered;
  const shown = new Map<string, V>();
  for (const version of uncovered) {
    const same = canonical(content(version));
    if (!shown.has(same)) shown.set(same, version);
  }
  return [...shown.values()];
}
