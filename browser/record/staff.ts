/** Who is on the staff: as planned, and after that the newest that was said of each person. */

import type { StaffMember } from "../contract/state";
import { earlierFirst, type FoldedAs } from "./folded";
import type { LogIndex } from "./log_index";
import { said } from "./payload";

const KINDS = ["staff.taken_over", "staff.changed"] as const;
type Staffing = FoldedAs<(typeof KINDS)[number]>;

/** Moderators first. */
export function staff(log: LogIndex): StaffMember[] {
  return log.part("staff", () => {
    const roles = new Map<string, string>(log.staff.map(({ id, role }) => [id, role]));
    const news = KINDS.flatMap((kind) =>
      log.subjects(kind).flatMap((subject): readonly Staffing[] => log.all(kind, subject)),
    );
    for (const change of news.sort(earlierFirst)) for (const [id, role] of moves(change)) roles.set(id, role);
    const on = [...roles].filter(([, role]) => role).map(([id, role]) => ({ id, role }));
    return on.sort((a, b) => (a.role === b.role ? (a.id < b.id ? -1 : 1) : a.role > b.role ? -1 : 1));
  });
}

export function isOnStaff(log: LogIndex, person: string): boolean {
  return staff(log).some((member) => member.id === person);
}

/** Whom a change moves, and to which role; without one they are on the staff no more. */
function moves(change: Staffing): [string, string][] {
  if (change.kind === "staff.changed") return [[said(change).person, said(change).role ?? ""]];
  const { role, instead_of } = said(change);
  const leaves: [string, string][] = instead_of ? [[instead_of, ""]] : [];
  return [...leaves, [change.person, role]];
}
