/** Stretches of talk that were assigned to another question afterwards; what was tapped in the room stays beside it. */

import type { Payloads } from "../contract/payloads";
import type { Now } from "../contract/state";
import { earlierFirst } from "./folded";
import type { LogIndex } from "./log_index";
import { said } from "./payload";

type Stretch = Payloads["talk.assigned"];

/** Of talk between an assigned stretch and the first question that was tapped. */
const NO_QUESTION = "";

/** `tapped`: in the order of `since`. Of two stretches that overlap the one that was assigned last counts. */
export function assign(tapped: Now[], log: LogIndex): Now[] {
  const stretches = log
    .subjects("talk.assigned")
    .map((subject) => log.newest("talk.assigned", subject)!)
    .sort(earlierFirst)
    .map((change) => said(change))
    .filter(({ since, until }) => since < until);
  if (!stretches.length) return tapped;
  const nows: Now[] = [{ question: NO_QUESTION, since: "", how: "drifted" }, ...tapped];
  return stretches.reduce(layOver, nows).filter((now) => now.since);
}

function layOver(nows: Now[], { question, since, until }: Stretch): Now[] {
  return nows.flatMap((now, place) => {
    const end = nows[place + 1]?.since;
    if (now.since >= until || (end !== undefined && end <= since)) return [now];
    return [
      ...(now.since < since ? [now] : []),
      assigned(now, question, now.since < since ? since : now.since),
      ...(end === undefined || end > until ? [{ ...now, since: until, how: "drifted" } as const] : []),
    ];
  });
}

/** Where it begins with a tap it was asked or moved as that tap said; elsewhere the talk moved by itself. */
function assigned(now: Now, question: string, since: string): Now {
  const was = now.was ?? now.question;
  const how = since === now.since ? now.how : "drifted";
  return { question, since, how, ...(was === question || was === NO_QUESTION ? {} : { was }) };
}
