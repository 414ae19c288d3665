import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import { MisfitLine } from "../../parts/misfit";
import { _ } from "../../words/catalogue";
import { firstWords } from "./turns";

/** For whoever transcribes: the first words of the turn just tapped. Optional. */
export function FirstWords() {
  const session = useSession();
  const draft = useDraft("desk.first_words");
  const { text } = draft.now.value;
  const keep = (event: KeyboardEvent) => {
    if (event.key === "Enter" && text.trim()) void draft.save(() => firstWords(session, text.trim()));
  };
  return (
    <>
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
      <MisfitLine misfit={draft.misfit.value} />
    </>
  );
}
