/** What was noted in the room, and what is to be brought back. */

import type { Moment, State } from "../contract/state";
import type { LogIndex } from "./log_index";
import { isHeld } from "./participants";
import { given, said } from "./payload";
import { textsAbout } from "./texts";

export function moments(log: LogIndex): State["moments"] {
  return log.each("moment", log.subjects("moment.noted"), (id) => moment(log, id));
}

function moment(log: LogIndex, id: string): Moment {
  const first = log.first("moment.noted", id)!;
  const { kind, who, question, count, since, untimed } = said(log.newest("moment.noted", id)!);
  const struck = log.newest("moment.struck", id);
  const numbers: string[] = Array.isArray(who) ? who : [];
  return {
    kind,
    who: numbers,
    at: since ?? first.at,
    person: first.person,
    ...given({ question, count, untimed }),
    struck: struck ? { reason: said(struck).reason } : null,
    held: isHeld(log, numbers),
    texts: textsAbout(log, id).open,
  };
}

export function bringbacks(log: LogIndex): State["bringbacks"] {
  return log.each("bringback", log.subjects("bringback.kept"), (id) => {
    const kept = log.newest("bringback.kept", id)!;
    const { who, question } = said(kept);
    const done = log.newest("bringback.done", id)?.at ?? null;
    return { ...given({ who }), question, at: kept.at, done, texts: textsAbout(log, id).open };
  });
}
