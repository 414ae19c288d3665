import { useRef, useState } from "preact/hooks";
import { participantsOf } from "../../guide/participants";
import { nextNumber, ready } from "../../guide/ready_numbers";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";
import { type Chair, firstReady, type Newcomer, placeBetween, seated, sitsDown, standing } from "./circle";
import { today } from "./forms";
import { type Slot, withEmptyChairs, withGaps } from "./map_slots";

type Free = Slot & { kind: "free" };

/** A second tap on the chair that was just taken is no second person, no form and no turn. */
const JUST_SAT_MS = 800;

/** "new" is somebody who was not invited; null whoever's number is the next. */
type Chosen = string | "new" | null;

/** Who sits down where: numbers fill in round the circle, a latecomer or a walk-in comes between any two. */
export function useSeating(undo: Undo, open: boolean) {
  const session = useSession();
  const [chosen, choose] = useState<Chosen>(null);
  const [more, say] = useState<Newcomer>({});
  const [day, setDay] = useState(() => today(session));
  const held = useRef(new Map<string, number>()).current;
  const { kit, state } = session;
  const who = () => (chosen === "new" ? null : (chosen ?? firstReady(session)));
  const take = useInTurn(async ({ index, before, after }: Free) => {
    const { number, acts } = sitsDown(session, who(), placeBetween(before, after), more);
    held.set(acts.at(-1)!.subject, index);
    choose(null);
    say({});
    await undo.actAll(fill(_("{name} is seated"), { name: `P${number}` }), acts);
  });
  const number = participantsOf(kit, state.value).find(({ id }) => id === who())?.number;
  return {
    slots: slotsOf(session, seated(session), open, chosen, held),
    next: `P${number ?? nextNumber(kit, state.value)}`,
    standing: standing(session),
    chosen: chosen ?? firstReady(session) ?? "new",
    choose,
    more,
    say,
    day,
    setDay,
    take,
  };
}

export type Seating = ReturnType<typeof useSeating>;

/** Chairs for all who were invited until the start; afterwards, or for somebody else, the gaps between them. */
function slotsOf(
  session: OpenSession,
  chairs: Chair[],
  open: boolean,
  chosen: Chosen,
  held: ReadonlyMap<string, number>,
): Slot[] {
  const { kit, state } = session;
  const invited = state.value.status === "planned" && !chosen ? ready(kit, state.value).length : 0;
  if (open && invited) return withEmptyChairs(chairs, invited, held);
  if (open) return withGaps(chairs);
  return [{ kind: "moderator" }, ...chairs.map((chair): Slot => ({ kind: "chair", chair }))];
}

/** One after the other: each takes the number that is the next by then. The same chair twice at once is once. */
function useInTurn(sit: (free: Free) => Promise<void>): (free: Free) => void {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const last = useRef({ index: -1, at: 0 });
  return (free) => {
    const now = performance.now();
    const again = last.current.index === free.index && now - last.current.at < JUST_SAT_MS;
    last.current = { index: free.index, at: now };
    if (again) return;
    queue.current = queue.current.then(() => sit(free)).catch(() => undefined);
  };
}

export function justSat(session: OpenSession, participant: string): boolean {
  const seat = Object.values(session.state.value.seats).find((one) => one.participant === participant);
  return seat !== undefined && Date.parse(session.now()) - Date.parse(seat.at) < JUST_SAT_MS;
}
