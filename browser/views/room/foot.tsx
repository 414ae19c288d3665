import type { Section } from "../../contract/kit";
import { askable } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Icon } from "../../parts/icon";
import { noteMoment } from "../../tablet/notes";
import { _, _n, fill } from "../../words/catalogue";
import { openBringBacks } from "./bring_back";
import type { Drawer } from "./drawers";
import { enoughWords } from "./enough";

interface Props {
  section: Section;
  isNow: boolean;
  back: (() => void) | undefined;
  opened: Drawer | null;
  open: (opened: Drawer | null) => void;
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

function WithNow({ section, opened, open }: Props) {
  const session = useSession();
  const waiting = openBringBacks(session).length;
  const button = (name: Drawer, words: string, look = "") => (
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
      {section.key_question?.enough && button("enough", enoughWords(session, section.key_question.id))}
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
function Star({ undo }: Props) {
  const session = useSession();
  const mark = async () => {
    const change = await noteMoment(session, { kind: "rich" });
    undo.show({ said: _("Marked as rich"), change: change.id });
  };
  return (
    <button class="star" aria-label={_("Rich moment")} title={_("Rich moment")} onClick={mark}>
      <Icon name="star" />
    </button>
  );
}
