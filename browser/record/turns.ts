/** Who spoke, in their order. */

import type { Payloads } from "../contract/payloads";
import type { Turn } from "../contract/state";
import { earlierFirst } from "./folded";
import type { LogIndex } from "./log_index";
import { isHeld } from "./participants";
import { given, said } from "./payload";

export function turns(log: LogIndex): Turn[] {
  const made = log.every("turn", log.subjects("turn.taken"), (id) => turn(log, id));
  return made.map(([, one]) => one).sort(earlierFirst);
}

/** A correction says what it corrects; what it leaves out stays as it was. */
export function saidOf(log: LogIndex, id: string): Payloads["turn.taken"] {
  const taken = log.newest("turn.taken", id)!;
  const corrected = log.newest("turn.corrected", id);
  const counts = corrected && earlierFirst(taken, corrected) < 0;
  return { ...said(taken), ...(counts ? given(said(corrected)) : {}) };
}

function turn(log: LogIndex, id: string): Turn {
  const { who, question, first_words, since } = saidOf(log, id);
  return {
    id,
    at: since ?? log.first("turn.taken", id)!.at,
    who,
    ...given({ question, first_words }),
    held: isHeld(log, [who]),
  };
}
