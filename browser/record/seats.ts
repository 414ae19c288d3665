/** Who sits where, and who else is present. */

import type { State } from "../contract/state";
import type { LogIndex } from "./log_index";
import { given, notNull, said } from "./payload";

export function seats(log: LogIndex): State["seats"] {
  const ever = log.each("seat", log.subjects("seat.taken"), (seat) => {
    const newest = log.newestOf(seat, "seat.taken", "seat.left")!;
    if (newest.kind === "seat.left") return null;
    const { participant, place } = said(newest);
    return { participant, at: newest.at, ...given({ place }) };
  });
  return notNull(ever);
}

export function present(log: LogIndex): State["present"] {
  return log.each("present", log.subjects("present.noted"), (id) => {
    const { role, agreed, note, left } = said(log.newest("present.noted", id)!);
    return { role, ...given({ agreed, note, left }) };
  });
}
