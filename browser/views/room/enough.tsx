import type { Section } from "../../contract/kit";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import { TimedDrawer } from "../../parts/timed_drawer";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";

type Mark = "enough" | "some";

export function enoughWords(session: OpenSession, question: string): string {
  const mark = session.state.value.questions[question]?.mark;
  if (mark === "enough") return _("Enough");
  return mark === "some" ? _("Some") : mark === "left_out" ? _("left out") : _("Enough?");
}

/** What counts as enough here, and the two marks. Optional: "check the marks" settles them afterwards. */
export function EnoughDrawer({ section, undo, close }: { section: Section; undo: Undo; close: () => void }) {
  const session = useSession();
  const key = section.key_question!;
  const current = session.state.value.questions[key.id]?.mark;
  const mark = (next: Mark, said: string) => async () => {
    await undo.act(current === next ? _("Open again") : said, "question.marked", key.id, {
      mark: current === next ? "open" : next,
    });
    close();
  };
  return (
    <TimedDrawer label={_("Did the key question bring enough?")} close={close}>
      <GuideText item={key} field="enough" as="p" class="card-text" />
      <div class="chips">
        <button aria-pressed={current === "enough"} onClick={mark("enough", _("Enough"))}>
          {_("Enough")}
        </button>
        <button aria-pressed={current === "some"} onClick={mark("some", _("Some"))}>
          {_("Some")}
        </button>
      </div>
    </TimedDrawer>
  );
}
