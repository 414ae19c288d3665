import { useEffect, useState } from "preact/hooks";
import { sectionOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import { Icon } from "../../parts/icon";
import { _, fill } from "../../words/catalogue";
import { seated } from "./circle";
import { FirstWords } from "./first_words";
import { takeForm } from "./forms";
import { NoteLine } from "./note_line";
import { SeatMap } from "./seat_map";
import { SeatingHead, SeatingRow } from "./seating";
import { correctLast, haveSpoken, takeTurn } from "./turns";
import { justSat, useSeating } from "./use_seating";

/** One tap for who speaks; before the start one for who sits down, and one for whose form is here. */
export function Watching({ undo }: { undo: Undo }) {
  const session = useSession();
  const planned = session.state.value.status === "planned";
  const [open, setOpen] = useState(planned || !seated(session).length);
  useEffect(() => setOpen(planned || !seated(session).length), [planned]);
  const [correcting, setCorrecting] = useState(false);
  const seating = useSeating(undo, open);
  const tap = (who: string, wrong = correcting) => {
    setCorrecting(false);
    if (justSat(session, who)) return;
    if (planned) return void takeForm(session, who, seating.day, undo);
    if (wrong) void correctLast(session, who, undo);
    else void takeTurn(session, who);
  };
  return (
    <div class="watching-area">
      {planned ? <SeatingHead /> : <Topic />}
      <SeatMap slots={seating.slots} tap={tap} take={seating.take} next={seating.next} />
      {open ? (
        <SeatingRow undo={undo} seating={seating} close={planned ? null : () => setOpen(false)} />
      ) : (
        <TurnRow
          tap={tap}
          correcting={correcting}
          correct={() => setCorrecting(!correcting)}
          more={() => setOpen(true)}
        />
      )}
      {!planned && <NoteLine undo={undo} />}
    </div>
  );
}

interface TurnRowProps {
  tap: (who: string) => void;
  correcting: boolean;
  correct: () => void;
  more: () => void;
}

function TurnRow({ tap, correcting, correct, more }: TurnRowProps) {
  const session = useSession();
  const chip = (who: string, words: string) => (
    <button class="chip" onClick={() => tap(who)}>
      {words}
    </button>
  );
  return (
    <div class="chips turn-row">
      {chip("several", _("Several at once"))}
      {chip("interpreter", _("Interpreter"))}
      {chip("lost", _("I lost track"))}
      <button
        class="chip"
        aria-pressed={correcting}
        disabled={!session.state.value.turns.length}
        title={_("Or press a seat for long")}
        onClick={correct}
      >
        <Icon name="pencil" />
        {correcting ? _("Tap who it was") : _("Someone else spoke")}
      </button>
      <button class="chip" onClick={more}>
        <Icon name="user-plus" />
        {_("Someone comes")}
      </button>
      <FirstWords />
    </div>
  );
}

function Topic() {
  const session = useSession();
  const section = sectionOf(session.kit, session.state.value.now?.question);
  const all = seated(session);
  const who = haveSpoken(session);
  const spoken = all.filter((chair) => who.has(chair.participant)).length;
  if (!section) return <p class="topic">{_("No question yet")}</p>;
  return (
    <p class="topic">
      <GuideText item={section} field="title" />
      <span>{fill(_("{n} of {all} have spoken"), { n: spoken, all: all.length })}</span>
    </p>
  );
}
