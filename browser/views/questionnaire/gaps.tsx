import { useSession } from "../../hooks/use_session";
import { _ } from "../../words/catalogue";
import type { Gap } from "./answer";
import type { AnswerWriting } from "./answer_writing";
import { GAP_KEYS } from "./keys";
import { gapWords, onPaper } from "./value_words";

/** Three things that must not be mixed up: an answer that was ticked, a line left empty, writing nobody can read. */
export function Gaps({ writing }: { writing: AnswerWriting }) {
  const session = useSession();
  const ticked = onPaper(session.kit, "Prefer not to say", _("Prefer not to say"));
  return (
    <div class="gaps" role="group" aria-label={_("No answer to choose")}>
      <GapButton writing={writing} gap="prefer_not_to_say" text={ticked.text} lang={ticked.lang} />
      <span class="gaps-said">{_("or on the paper it is")}</span>
      <GapButton writing={writing} gap="left_blank" text={gapWords("left_blank")} />
      <GapButton writing={writing} gap="unreadable" text={gapWords("unreadable")} />
    </div>
  );
}

function GapButton({ writing, gap, text, lang }: { writing: AnswerWriting; gap: Gap; text: string; lang?: string }) {
  return (
    <button class="chip" aria-pressed={writing.value?.missing === gap} onClick={() => void writing.gap(gap)}>
      <kbd aria-hidden="true">{GAP_KEYS[gap]}</kbd>
      <span lang={lang}>{text}</span>
    </button>
  );
}
