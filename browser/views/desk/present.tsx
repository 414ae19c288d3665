import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { _ } from "../../words/catalogue";
import { PresentRow } from "./present_row";
import { WhoAndWhy } from "./who_and_why";

/** Who else is in the room and why: outside the ring, never counted. */
export function Present({ undo }: { undo: Undo }) {
  const session = useSession();
  return (
    <section class="stack close">
      <h2>{_("Who else is present")}</h2>
      <ul class="quiet-list">
        {Object.entries(session.state.value.present).map(([id, one]) => (
          <PresentRow key={id} id={id} one={one} undo={undo} />
        ))}
      </ul>
      <AddPresent undo={undo} />
    </section>
  );
}

function AddPresent({ undo }: { undo: Undo }) {
  const draft = useDraft("desk.present", { role: "interpreter", agreed: false });
  const add = (event: Event) => {
    event.preventDefault();
    void draft.save(({ id, role, agreed, text }) => {
      const note = text.trim();
      return undo.act(_("Noted"), "present.noted", id, { role, agreed, ...(note && { note }) });
    });
  };
  return (
    <form class="in-line" onSubmit={add}>
      <WhoAndWhy draft={draft} />
      <button>{_("Add")}</button>
    </form>
  );
}
