/** Who came: sat, spoke, signed or answered. A number alone is nobody. */

import type { LogIndex } from "./log_index";
import { said } from "./payload";
import { saidOf } from "./turns";

export function came(log: LogIndex): Set<string> {
  const signed = log.subjects("consent.recorded", "consent.withdrawn", "questionnaire.completed", "answer.given");
  const sat = log.subjects("seat.taken").map((seat) => said(log.newest("seat.taken", seat)!).participant);
  const spoke = log.subjects("turn.taken").map((id) => saidOf(log, id).who);
  return new Set([...signed, ...sat, ...spoke]);
}
