import { useEffect, useState } from "preact/hooks";
import type { Section } from "../../contract/kit";
import { askable } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Icon } from "../../parts/icon";
import { noteMoment } from "../../tablet/notes";
import type { OpenSession } from "../../tablet/open_session";
import { _, _n, fill } from "../../words/catalogue";
import { enoughWords, hasAim } from "./aim";
import { type Drawer, NOTE_DRAFT } from "./drawer";
import { openBringBacks } from "./returns";

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

function WithNow(props: Props) {
  const { section, opened, open } = props;
  const session = useSession();
  const waiting = openBringBacks(session).length;
  const button = (name: Drawer, words: string, icon: string | null, look = "") => (
    <button
      class={icon ? look : `${look} off-phone`}
      aria-expanded={opened === name}
      onClick={() => open(opened === name ? null : name)}
    >
      {icon && <Icon name={icon} />}
      {words}
    </button>
  );
  const back = waiting ? fill(_n("{n} to bring back", "{n} to bring back", waiting), { n: waiting }) : _("Bring back");
  return (
    <>
      {session.state.value.now?.question !== askable(section) && <Ask {...props} />}
      {button("back", back, "bookmark", waiting ? "amber" : "")}
      {button("probes", _("Probes"), null)}
      {button("cards", _("What if"), null)}
      {button("note", session.drafts.has(NOTE_DRAFT) ? _("Note …") : _("Note"), "pencil")}
      {hasAim(section) && button("enough", enoughWords(session, section), null)}
    </>
  );
}

/** A story before a key question takes its time: it begins as a part, and the question is asked after it. */
function LookingAhead(props: Props) {
  const { section, back, undo, asked } = props;
  const begin = async () => {
    await undo.act(_("Begun"), "question.now", section.id, { how: "asked" });
    asked();
  };
  const isPart = !section.key_question || (section.script && !wasBegun(useSession(), section));
  return (
    <>
      {isPart && (
        <button class="primary ask" onClick={begin}>
          {_("Begin this part")}
        </button>
      )}
      {section.key_question && <Ask {...props} look={isPart ? "" : "primary"} />}
      {back && <button onClick={back}>{_("Back to the question now")}</button>}
    </>
  );
}

function wasBegun({ state }: OpenSession, section: Section): boolean {
  return state.value.nows.some(({ question }) => question === section.id || question === section.key_question?.id);
}

function Ask({ section, undo, asked, look = "primary" }: Props & { look?: string }) {
  const ask = async () => {
    await undo.act(_("Asked"), "question.now", askable(section), { how: "asked" });
    asked();
  };
  return (
    <button class={`${look} ask`} onClick={ask}>
      {_("Ask")}
    </button>
  );
}

const LIT_SECONDS = 2;

/** The time alone is enough: a rich moment finds its words in the field note. It answers on itself. */
function Star({ undo }: Props) {
  const session = useSession();
  const [lit, light] = useState(0);
  useEffect(() => {
    const timer = lit ? setTimeout(() => light(0), LIT_SECONDS * 1000) : undefined;
    return () => clearTimeout(timer);
  }, [lit]);
  const mark = async () => {
    const change = await noteMoment(session, { kind: "rich" });
    light((times) => times + 1);
    undo.show({ said: _("Marked as rich"), change: change.id });
  };
  return (
    <button class={lit ? "star lit" : "star"} aria-label={_("Rich moment")} title={_("Rich moment")} onClick={mark}>
      <Icon name="star" />
    </button>
  );
}
