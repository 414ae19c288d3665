import { useState } from "preact/hooks";
import type { Present } from "../../contract/state";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { Dialog } from "../../parts/dialog";
import { When } from "../../parts/when";
import { correctedAt } from "../../record/corrected";
import { _, fill } from "../../words/catalogue";
import { History } from "./history";
import { presentWords } from "./said_words";
import { WhoAndWhy } from "./who_and_why";

interface Props {
  id: string;
  one: Present;
  undo: Undo;
}

/** A tap opens it: to be corrected, or because they go out again. */
export function PresentRow({ id, one, undo }: Props) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const corrected = correctedAt(session.log.index, id);
  return (
    <li>
      <button class="note-open" onClick={() => setOpen(true)}>
        {presentWords(one.role)}
        {one.agreed && ` · ${_("the group agreed")}`}
        {one.note && <bdi> · {one.note}</bdi>}
        {one.left && ` · ${fill(_("left {time}"), { time: session.hourMinute(one.left) })}`}
        {corrected && <small> {fill(_("corrected {time}"), { time: session.hourMinute(corrected) })}</small>}
      </button>
      {open && <Correct id={id} one={one} undo={undo} close={() => setOpen(false)} />}
    </li>
  );
}

function Correct({ id, one, undo, close }: Props & { close: () => void }) {
  const session = useSession();
  const { role, agreed = false, note = "", left = "" } = one;
  const draft = useDraft(`desk.present.${id}`, { role, agreed, left, text: note });
  const now = draft.now.value;
  const keep = (said: string, left: string) =>
    void draft.save(({ role, agreed, text }) => {
      const note = text.trim();
      const payload = { role, agreed, ...(note && { note }), ...(left && { left }) };
      return undo.act(said, "present.noted", id, payload).then(close);
    });
  return (
    <Dialog title={_("Who else is present")} close={close}>
      <div class="stack">
        <WhoAndWhy draft={draft} />
        {now.left && <When label={_("Left at")} at={now.left} set={(at) => draft.write({ left: at ?? "" })} />}
        <div class="actions">
          <button class="primary" onClick={() => keep(_("Noted"), now.left)}>
            {_("Save")}
          </button>
          {left ? (
            <button onClick={() => keep(_("Is here again"), "")}>{_("Is here again")}</button>
          ) : (
            <button onClick={() => keep(_("Has left"), session.now())}>{_("Goes out")}</button>
          )}
          <button onClick={close}>{_("Leave it as it is")}</button>
        </div>
        <History subject={id} />
      </div>
    </Dialog>
  );
}
