/** What a session is: a pure function of the set of its changes, for the one who reads. Order and repeats never matter. */

import { added, checks, life, questionNow, questions, recorder, subs } from "./course";
import { bringbacks, lines, moments, shared, signed } from "./notes";
import { Ordered } from "./order";
import { participants, present, seats, turns } from "./people";
import { mayRead } from "./sealed";
import type { Folded, StaffMember, State } from "./state";
import { answers, texts } from "./versions";

/** `closed` is the server's row, known from the kit: no change says so. */
export function fold(changes: Iterable<Folded>, staff: StaffMember[], reader: string, closed = false): State {
  const log = new Ordered(changes, staff, reader);
  const written = texts(log);
  const { now, nows } = questionNow(log);
  return {
    ...life(log, closed),
    now,
    nows,
    questions: questions(log, nows),
    subs: subs(log),
    added: added(log),
    checks: checks(log),
    recorder: recorder(log),
    participants: participants(log),
    seats: seats(log),
    present: present(log),
    turns: turns(log),
    moments: moments(log, written.texts),
    bringbacks: bringbacks(log, written.texts),
    lines: lines(log),
    ...written,
    answers: answers(log),
    signed: signed(log),
    shared: shared(log),
  };
}

/** Texts that arrived sealed and that the log now opens for this reader: to be fetched again. */
export function openedSince(changes: Iterable<Folded>, staff: StaffMember[], reader: string): string[] {
  const log = new Ordered(changes, staff, reader);
  return log
    .subjects("text.written")
    .filter((subject) => log.all("text.written", subject).some((text) => text.sealed && mayRead(log, text)));
}
