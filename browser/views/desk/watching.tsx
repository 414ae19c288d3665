import { useState } from "preact/hooks";

import { sectionOf } from "../../guide/guide";
import { useDraft } from "../../hooks/use_draft";
import { GuideText } from "../../parts/guide_text";
import { Icon } from "../../parts/icon";
import type { Undo } from "../../parts/undo_line";
import type { Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";
import { SeatMap } from "./seat_map";
import { correctLast, firstWords, haveSpoken, seated, takeTurn } from "./turns";

interface Props {
  sitting: Sitting;
  undo: Undo;
  seat: () => void;
}

/** One tap for who speaks. */
export function Watching({ sitting, undo, seat }: Props) {
  const [correcting, setCorrecting] = useState(false);
  const tap = (who: string, wrong = correcting) => {
    setCorrecting(false);
    void (wrong ? correctLast(sitting, who, undo) : takeTurn(sitting, who));
  };
  return (
    <div class="watching-area">
      <Topic sitting={sitting} />
      <SeatMap sitting={sitting} tap={tap} seat={seat} />
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
          disabled={!sitting.state.value.turns.length}
          title={_("Or press a seat for long")}
          onClick={() => setCorrecting(!correcting)}
        >
          <Icon name="pencil" />
          {correcting ? _("Tap who it was") : _("It was another")}
        </button>
        <FirstWords sitting={sitting} />
      </div>
    </div>
  );
}

function Topic({ sitting }: { sitting: Sitting }) {
  const section = sectionOf(sitting.kit, sitting.state.value.now?.question);
  const all = seated(sitting);
  const who = haveSpoken(sitting);
  const spoken = all.filter((chair) => who.has(chair.participant)).length;
  if (!section) return <p class="topic">{_("No question is now")}</p>;
  return (
    <p class="topic">
      <GuideText sitting={sitting} item={section} field="title" />
      <span>{fill(_("{n} of {all} have spoken"), { n: spoken, all: all.length })}</span>
    </p>
  );
}

/** For whoever transcribes: the first words of the turn just tapped. Optional. */
function FirstWords({ sitting }: { sitting: Sitting }) {
  const draft = useDraft(sitting, "desk.first_words");
  const { text } = draft.now.value;
  const keep = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.isComposing && text.trim())
      void draft.save(() => firstWords(sitting, text.trim()));
  };
  return (
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
  );
}
