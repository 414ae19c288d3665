import { askable } from "../../guide/sections";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { MisfitLine } from "../../parts/misfit";
import { Numbers } from "../../parts/numbers";
import { TimedDrawer } from "../../parts/timed_drawer";
import { actWithWords } from "../../tablet/notes";
import { _ } from "../../words/catalogue";
import { Kept, openBringBacks } from "./returns";

export function BringBackDrawer({ undo, close }: { undo: Undo; close: () => void }) {
  const session = useSession();
  const waiting = openBringBacks(session);
  return (
    <TimedDrawer label={_("Bring back")} close={close}>
      {waiting.length > 0 && (
        <ul class="returns">
          {waiting.map(([id, kept]) => (
            <Kept key={id} id={id} kept={kept} undo={undo} named />
          ))}
        </ul>
      )}
      <KeepForLater undo={undo} close={close} />
    </TimedDrawer>
  );
}

function KeepForLater({ undo, close }: { undo: Undo; close: () => void }) {
  const session = useSession();
  const { sections } = session.kit.guide;
  const now = sections.findIndex((section) => askable(section) === session.state.value.now?.question);
  const draft = useDraft("room.bring_back", { who: [] as string[], question: "" });
  const { text, who } = draft.now.value;
  const question = draft.now.value.question || askable(sections[now + 1] ?? sections.at(-1)!);
  const keep = (event: Event) => {
    event.preventDefault();
    if (!text.trim() && !who.length) return;
    void draft.save(async ({ id }) => {
      const payload = { question, ...(who.length && { who }) };
      const act = { kind: "bringback.kept", subject: id, payload } as const;
      const change = await actWithWords(session, act, text);
      undo.show({ said: _("Kept for later"), change: change.id });
      close();
    });
  };
  return (
    <form class="stack close" onSubmit={keep}>
      <Numbers chosen={who} choose={(who) => draft.write({ who })} />
      <div class="in-line">
        <input
          value={text}
          onInput={draft.type}
          dir="auto"
          autocomplete="off"
          aria-label={_("Three words")}
          placeholder={_("Three words")}
        />
        <QuestionChoice question={question} choose={(question) => draft.write({ question })} />
        <button class="primary">{_("Keep")}</button>
      </div>
      <MisfitLine misfit={draft.misfit.value} />
    </form>
  );
}

function QuestionChoice({ question, choose }: { question: string; choose: (question: string) => void }) {
  const { guide, session } = useSession().kit;
  return (
    <select
      value={question}
      onChange={(event) => choose(event.currentTarget.value)}
      aria-label={_("To which question")}
    >
      {guide.sections.map((section) => (
        <option key={section.id} value={askable(section)} lang={session.language}>
          {section.title}
        </option>
      ))}
    </select>
  );
}
