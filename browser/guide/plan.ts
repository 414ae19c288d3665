/** Where the talk stands against the guide's minutes. The plan counts from the true start; a pause does not move it. */

export interface PlannedQuestion {
  id: string;
  must_ask?: boolean;
}

export interface PlannedSection {
  id: string;
  minutes: number;
  key_question?: PlannedQuestion;
  sub_questions?: PlannedQuestion[];
}

export interface Course {
  planned_start: string;
  started_at: string | null;
  nows: { question: string; since: string }[];
}

export interface Slot {
  id: string;
  starts: number;
  ends: number;
  began: number | null;
}

export interface Plan {
  slots: Slot[];
  current: Slot | null;
  next: Slot | null;
  /** Whole minutes; below zero means ahead. */
  behind: number;
  ends: number;
}

const MINUTE = 60_000;

export function plan(sections: PlannedSection[], course: Course, at: number, later = 0): Plan {
  const slots = slotsOf(sections, course, later);
  const index = currentIndex(sections, course);
  const current = slots[index] ?? null;
  return {
    slots,
    current,
    next: slots[index + 1] ?? null,
    behind: current ? minutesBehind(current, at) : 0,
    ends: slots.at(-1)?.ends ?? at,
  };
}

function slotsOf(sections: PlannedSection[], course: Course, later: number): Slot[] {
  let clock = Date.parse(course.started_at ?? course.planned_start);
  return sections.map((section, index) => {
    const starts = clock;
    const extra = index === sections.length - 1 ? later : 0;
    clock += (section.minutes + extra) * MINUTE;
    return { id: section.id, starts, ends: clock, began: beganAt(section, course) };
  });
}

function beganAt(section: PlannedSection, course: Course): number | null {
  const first = course.nows.find((now) => belongsTo(section, now.question));
  return first ? Date.parse(first.since) : null;
}

function belongsTo(section: PlannedSection, question: string): boolean {
  return section.id === question || section.key_question?.id === question;
}

function currentIndex(sections: PlannedSection[], course: Course): number {
  const now = course.nows.at(-1);
  return now ? sections.findIndex((section) => belongsTo(section, now.question)) : -1;
}

/** Late is who began late, or who is still there when the next one should have begun. */
function minutesBehind(slot: Slot, at: number): number {
  const late = Math.max((slot.began ?? at) - slot.starts, at - slot.ends);
  return Math.trunc(late / MINUTE);
}

export interface Marks {
  questions: Record<string, { asked: string | null; mark: string | null }>;
  subs: Record<string, { came_up: string | null; asked: string | null; left_out: object | null }>;
}

export function mustAskLeft(sections: PlannedSection[], marks: Marks): number {
  const keys = sections.flatMap((section) => section.key_question ?? []);
  const subs = sections.flatMap((section) => section.sub_questions ?? []);
  return (
    keys.filter((key) => key.must_ask && !marks.questions[key.id]?.asked && !marks.questions[key.id]?.mark).length +
    subs.filter((sub) => sub.must_ask && isOpen(marks.subs[sub.id])).length
  );
}

function isOpen(sub: Marks["subs"][string] | undefined): boolean {
  return !sub || !(sub.came_up || sub.asked || sub.left_out);
}
