import type { Section } from "../../contract/kit";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import { TimedDrawer } from "../../parts/timed_drawer";
import { _ } from "../../words/catalogue";
import { subsWithAim } from "./aim";

type Mark = "enough" | "some";

/** What the questions of a section are after, what counts as enough, and the two marks of it, which are optional. */
export function EnoughDrawer({ section, undo, close }: { section: Section; undo: Undo; close: () => void }) {
  const { key_question: key } = section;
  return (
    <TimedDrawer label={key?.enough ? _("Did the group say enough here?") : _("What it is after")} close={close}>
      {key?.enough && <GuideText item={key} field="enough" as="p" class="card-text" />}
      {key?.enough && <Marks question={key.id} undo={undo} close={close} />}
      <GuideText item={section} field="purpose" as="p" class="instruction" />
      {key && <GuideText item={key} field="intent" as="p" class="instruction" />}
      <ul class="quiet-list">
        {subsWithAim(section).map((sub) => (
          <li key={sub.id}>
            <GuideText item={sub} />
            <GuideText item={sub} field="intent" as="p" class="instruction" />
            <GuideText item={sub} field="enough" as="p" class="instruction" />
          </li>
        ))}
      </ul>
    </TimedDrawer>
  );
}

function Marks({ question, undo, close }: { question: string; undo: Undo; close: () => void }) {
  const session = useSession();
  const current = session.state.value.questions[question]?.mark;
  const mark = (next: Mark, said: string) => async () => {
    await undo.act(current === next ? _("Open again") : said, "question.marked", question, {
      mark: current === next ? "open" : next,
    });
    close();
  };
  return (
    <div class="chips">
      <button aria-pressed={current === "enough"} onClick={mark("enough", _("Enough"))}>
        {_("Enough")}
      </button>
      <button aria-pressed={current === "some"} onClick={mark("some", _("Some"))}>
        {_("Some")}
      </button>
    </div>
  );
}
