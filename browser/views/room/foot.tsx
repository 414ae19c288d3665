import { askable } from "../../guide/guide";
import { Icon } from "../../parts/icon";
import type { Undo } from "../../parts/undo_line";
import { noteMoment } from "../../tablet/notes";
import type { Section, Sitting } from "../../tablet/sitting";
import { _, _n, fill } from "../../words/catalogue";
import { openBringBacks } from "./bring_back";
import type { Opened } from "./drawers";
import { enoughWords } from "./enough";

interface Props {
  sitting: Sitting;
  section: Section;
  isNow: boolean;
  back: (() => void) | undefined;
  opened: Opened | null;
  open: (opened: Opened | null) => void;
  undo: Undo;
  asked: () => void;
}

/** One row at the thumb: what goes with the question now, or Ask for the one looked at; always the star. */
export function Foot(props: Props) {
  return (
    <div class="foot">
      {props.isNow ? <WithNow {...props} /> : <LookingAhead {...props} />}
      <Star {...props} />
    </div>
  );
}

function WithNow({ sitting, section, opened, open }: Props) {
  const waiting = openBringBacks(sitting).length;
  const button = (name: Opened, words: string, look = "") => (
    <button class={look} aria-expanded={opened === name} onClick={() => open(opened === name ? null : name)}>
      {words}
    </button>
  );
  return (
    <>
      {button(
        "back",
        waiting ? fill(_n("{n} to bring back", "{n} to bring back", waiting), { n: waiting }) : _("Bring back"),
        waiting ? "amber" : "",
      )}
      {button("probes", _("Probes"))}
      {button("cards", _("What if"))}
      {button("note", _("Note"))}
      {section.key_question?.enough && button("enough", enoughWords(sitting, section.key_question.id))}
    </>
  );
}

function LookingAhead({ section, back, undo, asked }: Props) {
  const ask = async () => {
    const question = askable(section);
    await undo.act(section.key_question ? _("Asked") : _("Begun"), "question.now", question, { how: "asked" });
    asked();
  };
  return (
    <>
      <button class="primary ask" onClick={ask}>
        {section.key_question ? _("Ask") : _("Begin this part")}
      </button>
      {back && <button onClick={back}>{_("Back to the question now")}</button>}
    </>
  );
}

/** The time alone is enough: a rich moment finds its words in the field note. */
function Star({ sitting, undo }: Props) {
  const mark = async () => {
    const change = await noteMoment(sitting, { kind: "rich" });
    undo.show({ said: _("Marked as rich"), change: change.id });
  };
  return (
    <button class="star" aria-label={_("Rich moment")} title={_("Rich moment")} onClick={mark}>
      <Icon name="star" />
    </button>
  );
}
