import { useState } from "preact/hooks";
import type { Section } from "../../contract/kit";
import { linesOf } from "../../guide/sections";
import { useDraft } from "../../hooks/use_draft";
import { useLate } from "../../hooks/use_late";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { MisfitLine } from "../../parts/misfit";
import { MoreMenu } from "../../parts/more_menu";
import { TimedDrawer } from "../../parts/timed_drawer";
import { _ } from "../../words/catalogue";
import { enoughWords, hasAim } from "./aim";
import type { Drawer } from "./drawer";

interface Props {
  section: Section;
  undo: Undo;
  close: () => void;
  end: () => void;
  open: (drawer: Drawer) => void;
}

const LATER_MINUTES = 5;

export function MoreDrawer({ section, undo, close, end, open }: Props) {
  const session = useSession();
  const late = useLate();
  const { paused } = session.state.value;
  const [adding, setAdding] = useState(false);
  const pause = async () => {
    const acts = await late.standing();
    await undo.actAll(paused ? _("Goes on") : _("Pause"), paused ? acts.goOn(session) : acts.pause(session));
    close();
  };
  const later = () => {
    session.remembered.keep("plan.later", String(Number(session.remembered.read("plan.later") ?? 0) + LATER_MINUTES));
    close();
  };
  if (adding) return <AddQuestion section={section} undo={undo} close={close} />;
  return (
    <MoreMenu close={close}>
      <OnPhone section={section} open={open} />
      <button onClick={pause}>{paused ? _("Go on after the pause") : _("Pause: talk and recorder")}</button>
      <button onClick={() => setAdding(true)}>{_("Add a question here")}</button>
      <button onClick={later}>{_("End 5 minutes later")}</button>
      <a class="button" href={`#/${session.id}/desk`}>
        {_("Open the desk")}
      </a>
      <button onClick={end}>{_("End the session")}</button>
    </MoreMenu>
  );
}

/** What the bottom row has no place for on a phone. */
function OnPhone({ section, open }: Pick<Props, "section" | "open">) {
  const session = useSession();
  const button = (drawer: Drawer, words: string) => (
    <button class="on-phone" onClick={() => open(drawer)}>
      {words}
    </button>
  );
  return (
    <>
      {button("probes", _("Probes"))}
      {button("cards", _("What if"))}
      {hasAim(section) && button("enough", enoughWords(session, section))}
    </>
  );
}

function AddQuestion({ section, undo, close }: Omit<Props, "end" | "open">) {
  const session = useSession();
  const draft = useDraft(`room.added.${section.id}`);
  const { text } = draft.now.value;
  const add = (event: Event) => {
    event.preventDefault();
    if (!text.trim()) return;
    void draft.save(async ({ id }) => {
      const after = linesOf(section, session.state.value).at(-1)?.id;
      await undo.act(_("Question added"), "question.added", id, {
        section: section.id,
        ...(after && { after }),
        text: text.trim(),
      });
      close();
    });
  };
  return (
    <TimedDrawer label={_("Add a question here")} close={close}>
      <form class="in-line" onSubmit={add}>
        <textarea rows={2} dir="auto" value={text} onInput={draft.type} aria-label={_("Question")} />
        <button class="primary">{_("Add")}</button>
      </form>
      <MisfitLine misfit={draft.misfit.value} />
    </TimedDrawer>
  );
}
