/**
 * What a session is: a pure function of the set of its changes, for the one who reads. Order and repeats never matter.
 */

import type { State } from "../contract/state";
import { answers } from "./answers";
import { came } from "./came";
import { checks } from "./checks";
import type { Folded, StaffMember } from "./folded";
import { life } from "./life";
import { lines } from "./lines";
import { LogIndex } from "./log_index";
import { bringbacks, moments } from "./moments";
import { participants } from "./participants";
import { added, questionNow, questions, subs, summary } from "./questions";
import { recorder } from "./recorder";
import { mayRead } from "./sealed";
import { present, seats } from "./seats";
import { staff } from "./staff";
import { shared, signed, texts } from "./texts";
import { turns } from "./turns";

/** `closed` is the server's row, known from the kit: no change says so. */
export function fold(changes: Iterable<Folded>, planned: StaffMember[], reader: string, closed = false): State {
  return stateOf(new LogIndex(changes, planned, reader), closed);
}

/** Of a log that has grown since, only what the new changes touch is made again; the rest is the very same. */
export function stateOf(log: LogIndex, closed: boolean): State {
  return log.part(closed ? "closed" : "state", () => ({
    ...log.part(closed ? "life, closed" : "life", () => life(log, closed)),
    ...log.part("nows", () => questionNow(log)),
    staff: staff(log),
    questions: log.part("questions", () => questions(log)),
    subs: log.part("subs", () => subs(log)),
    ...log.part("summary", () => summary(log)),
    added: log.part("added", () => added(log)),
    checks: log.part("checks", () => checks(log)),
    recorder: log.part("recorder", () => recorder(log)),
    participants: log.part("participants", () => participants(log, came(log))),
    seats: log.part("seats", () => seats(log)),
    present: log.part("present", () => present(log)),
    turns: log.part("turns", () => turns(log)),
    moments: log.part("moments", () => moments(log)),
    bringbacks: log.part("bringbacks", () => bringbacks(log)),
    lines: log.part("lines", () => lines(log)),
    ...log.part("texts", () => texts(log)),
    answers: log.part("answers", () => answers(log)),
    signed: log.part("signed", () => signed(log)),
    shared: log.part("shared", () => shared(log)),
  }));
}

/** Texts that arrived sealed and that the log now opens for this reader: to be fetched again. */
export function openedSince(changes: Iterable<Folded>, planned: StaffMember[], reader: string): string[] {
  return openedIn(new LogIndex(changes, planned, reader));
}

export function openedIn(log: LogIndex): string[] {
  return log
    .subjects("text.written")
    .filter((subject) => log.all("text.written", subject).some((text) => text.sealed && mayRead(log, text)));
}
