import { useState } from "preact/hooks";

import { linesOf } from "../../guide/guide";
import { useDraft } from "../../hooks/use_draft";
import { MoreMenu } from "../../parts/more_menu";
import { TimedDrawer } from "../../parts/timed_drawer";
import type { Undo } from "../../parts/undo_line";
import { newId } from "../../tablet/notes";
import type { Section, Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";

interface Props {
  sitting: Sitting;
  section: Section;
  undo: Undo;
  close: () => void;
  end: () => void;
}

const LATER_MINUTES = 5;

export function MoreDrawer({ sitting, section, undo, close, end }: Props) {
  const { paused } = sitting.state.value;
  const [adding, setAdding] = useState(false);
  const pause = async () => {
    await undo.act(paused ? _("Goes on") : _("Pause"), paused ? "session.resumed" : "session.paused", sitting.id, {});
    close();
  };
  const later = () => {
    sitting.keepDraft("plan.later", String(Number(sitting.draft("plan.later") ?? 0) + LATER_MINUTES));
    close();
  };
  if (adding) return <AddQuestion sitting={sitting} section={section} undo={undo} close={close} />;
  return (
    <MoreMenu sitting={sitting} close={close}>
      <button onClick={pause}>{paused ? _("Go on after the pause") : _("Pause: talk and recorder")}</button>
      <button onClick={() => setAdding(true)}>{_("Add a question here")}</button>
      <button onClick={later}>{_("End 5 minutes later")}</button>
      <a class="button" href={`#/${sitting.id}/desk`}>
        {_("Open the desk")}
      </a>
      <button onClick={end}>{_("End the session")}</button>
    </MoreMenu>
  );
}

function AddQuestion({ sitting, section, undo, close }: Omit<Props, "end">) {
  const draft = useDraft(sitting, `room.added.${section.id}`);
  const { text } = draft.now.value;
  const add = (event: Event) => {
    event.preventDefault();
    if (!text.trim()) return;
    void draft.save(async () => {
      const after = linesOf(section, sitting.state.value).at(-1)?.id;
      await undo.act(_("Question added"), "question.added", newId(sitting), {
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
    </TimedDrawer>
  );
}
