import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { _ } from "../../words/catalogue";
import { PresentRow } from "./present_row";
import { roles } from "./said_words";

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
  const { text, role, agreed } = draft.now.value;
  const add = (event: Event) => {
    event.preventDefault();
    const note = text.trim();
    void draft.save(({ id }) => undo.act(_("Noted"), "present.noted", id, { role, agreed, ...(note && { note }) }));
  };
  return (
    <form class="in-line" onSubmit={add}>
      <select value={role} onChange={(event) => draft.write({ role: event.currentTarget.value })} aria-label={_("Who")}>
        {roles().map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
      <input
        value={text}
        onInput={draft.type}
        dir="auto"
        aria-label={_("Why, no names")}
        placeholder={_("Why, no names")}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={agreed}
          onChange={(event) => draft.write({ agreed: event.currentTarget.checked })}
        />
        {_("the group agreed")}
      </label>
      <button>{_("Add")}</button>
    </form>
  );
}
