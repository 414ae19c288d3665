import { useState } from "preact/hooks";
import { sectionOf } from "../../guide/sections";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import { Icon } from "../../parts/icon";
import { MisfitLine } from "../../parts/misfit";
import { _, fill } from "../../words/catalogue";
import { SeatMap } from "./seat_map";
import { correctLast, firstWords, haveSpoken, seated, takeTurn } from "./turns";

interface Props {
  undo: Undo;
  seat: () => void;
}

/** One tap for who speaks. */
export function Watching({ undo, seat }: Props) {
  const session = useSession();
  const [correcting, setCorrecting] = useState(false);
  const tap = (who: string, wrong = correcting) => {
    setCorrecting(false);
    if (wrong) void correctLast(session, who, undo);
    else void takeTurn(session, who);
  };
  return (
    <div class="watching-area">
      <Topic />
      <SeatMap tap={tap} seat={seat} />
      <div class="chips turn-row">
        <button class="chip" onClick={() => tap("several")}>
          {_("Several at once")}
        </button>
        <button class="chip" onClick={() => tap("interpreter")}>
          {_("Interpreter")}
        </button>
        <button class="chip" onClick={() => tap("lost")}>
          {_("I lost track")}
        </button>
        <button
          class="chip"
          aria-pressed={correcting}
          disabled={!session.state.value.turns.length}
          title={_("Or press a seat for long")}
          onClick={() => setCorrecting(!correcting)}
        >
          <Icon name="pencil" />
          {correcting ? _("Tap who it was") : _("It was another")}
        </button>
        <FirstWords />
      </div>
    </div>
  );
}

function Topic() {
  const session = useSession();
  const section = sectionOf(session.kit, session.state.value.now?.question);
  const all = seated(session);
  const who = haveSpoken(session);
  const spoken = all.filter((chair) => who.has(chair.participant)).length;
  if (!section) return <p class="topic">{_("No question is now")}</p>;
  return (
    <p class="topic">
      <GuideText item={section} field="title" />
      <span>{fill(_("{n} of {all} have spoken"), { n: spoken, all: all.length })}</span>
    </p>
  );
}

/** For whoever transcribes: the first words of the turn just tapped. Optional. */
function FirstWords() {
  const session = useSession();
  const draft = useDraft("desk.first_words");
  const { text } = draft.now.value;
  const keep = (event: KeyboardEvent) => {
    if (event.key === "Enter" && text.trim()) void draft.save(() => firstWords(session, text.trim()));
  };
  return (
    <>
      <input
        class="first-words"
        dir="auto"
        autocomplete="off"
        value={text}
        onInput={draft.type}
        onKeyDown={keep}
        aria-label={_("First words, optional")}
        placeholder={_("First words, optional")}
      />
      <MisfitLine misfit={draft.misfit.value} />
    </>
  );
}
