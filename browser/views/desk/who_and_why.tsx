import { MisfitLine } from "../../parts/misfit";
import type { Draft } from "../../tablet/draft";
import { _ } from "../../words/catalogue";
import { roles } from "./said_words";

/** Who is there besides the group, and why: as it is said first, and as it is corrected. */
export function WhoAndWhy({ draft }: { draft: Draft<{ text: string; role: string; agreed: boolean }> }) {
  const { role, agreed, text } = draft.now.value;
  return (
    <>
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
      <MisfitLine misfit={draft.misfit.value} />
      <label class="choice">
        <input
          type="checkbox"
          checked={agreed}
          onChange={(event) => draft.write({ agreed: event.currentTarget.checked })}
        />
        {_("the group agreed")}
      </label>
    </>
  );
}
