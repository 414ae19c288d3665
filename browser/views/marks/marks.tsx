import type { Section } from "../../contract/kit";
import { countsOf, reachedBy } from "../../guide/outcome";
import { linesOf } from "../../guide/sections";
import { useSession } from "../../hooks/use_session";
import { type Undo, useUndo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import { More } from "../../parts/more_menu";
import { SummaryAnswer } from "../../parts/summary_answer";
import { TopBar } from "../../parts/top_bar";
import { UndoLine } from "../../parts/undo_line";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";
import { Reasons, Toggle } from "./reason_chips";
import { SubRow } from "./sub_row";
import { isTouched } from "./summary";
import { TwoMarks } from "./two_marks";

/** Two minutes before the field note: settle what was marked in the room. Nothing is compulsory. */
export function CheckTheMarks() {
  const session = useSession();
  const undo = useUndo();
  const { guide } = session.kit;
  const asked = guide.sections.filter(
    (section) => section.key_question || linesOf(section, session.state.value).length,
  );
  return (
    <div class="room plain">
      <TopBar>
        <More />
      </TopBar>
      <main class="sheet-view marks">
        <div>
          <h1>{_("Check the marks")}</h1>
          <p class="lead">{_("Two minutes, all optional. Anything left unmarked counts as not reached.")}</p>
        </div>
        {asked.map((section) => (
          <SectionMarks key={section.id} section={section} undo={undo} />
        ))}
        <div class="marks-foot">
          <p>{counted(session)}</p>
          <a class="button primary large" href={`#/${session.id}/field-note`}>
            {_("Done, to my field note")}
          </a>
          <UndoLine undo={undo} />
        </div>
      </main>
    </div>
  );
}

function counted(session: OpenSession): string {
  const counts = countsOf(session.kit.guide, session.state.value);
  return fill(_("Sub questions: {came_up} came up, {asked} asked, {left_out} left out, {not_reached} not reached"), {
    ...counts,
  });
}

function SectionMarks({ section, undo }: { section: Section; undo: Undo }) {
  const session = useSession();
  return (
    <section class="marks-section">
      <p class="topic">
        <GuideText item={section} field="title" />
      </p>
      {section.key_question && <KeyRow section={section} undo={undo} />}
      {section.kind === "ending" && <SummaryAnswer />}
      <ul class="marks-list">
        {linesOf(section, session.state.value).map((line) => (
          <SubRow key={line.id} line={line} undo={undo} />
        ))}
      </ul>
    </section>
  );
}

/** "Enough" is there only where the guide says what counts as enough. */
function KeyRow({ section, undo }: { section: Section; undo: Undo }) {
  const session = useSession();
  const key = section.key_question!;
  const mark = session.state.value.questions[key.id];
  const put = (name: "enough" | "some" | "left_out", words: string) => {
    const next = mark?.mark === name ? "open" : name;
    void undo.act(next === "open" ? _("No mark") : words, "question.marked", key.id, { mark: next });
  };
  const reached = reachedBy(session.state.value.nows, key.id) !== null;
  const toggle = (name: "enough" | "some" | "left_out", words: string) => (
    <Toggle words={words} on={mark?.mark === name} tap={() => put(name, words)} />
  );
  const because = (reason: string) =>
    void undo.act(_("left out"), "question.marked", key.id, { mark: "left_out", reason });
  return (
    <div class="marks-row key">
      <KeyHead section={section} />
      <div class="marks-taps">
        <div class="chips" role="group" aria-label={key.text}>
          {key.enough && toggle("enough", _("enough"))}
          {toggle("some", _("some"))}
          {!reached && toggle("left_out", _("left out"))}
          {reached && mark?.mark === "left_out" && toggle("left_out", _("the rest left out"))}
        </div>
        {mark?.mark === "left_out" && <Reasons chosen={mark.reason} choose={because} />}
        <TwoMarks question={key.id} />
      </div>
    </div>
  );
}

function reachedWords({ state, hourMinute }: OpenSession, question: string): string | null {
  const reached = reachedBy(state.value.nows, question);
  if (!reached) return null;
  if (state.value.questions[question]?.untimed) return _("asked");
  const time = hourMinute(reached.since);
  return fill(reached.how === "asked" ? _("asked {time}") : _("the talk moved here {time}"), { time });
}

function KeyHead({ section }: { section: Section }) {
  const session = useSession();
  const key = section.key_question!;
  const mark = session.state.value.questions[key.id];
  return (
    <div>
      <h2>
        <GuideText item={key} />
      </h2>
      {key.enough && (
        <p class="hint">
          {_("Enough:")} <GuideText item={key} field="enough" />
        </p>
      )}
      <small>{reachedWords(session, key.id) ?? (!isTouched(mark) && _("not reached"))}</small>
    </div>
  );
}
