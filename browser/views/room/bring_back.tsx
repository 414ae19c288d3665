import type { Section } from "../../contract/kit";
import type { BringBack } from "../../contract/state";
import { labelOf, participantsOf } from "../../guide/participants";
import { askable } from "../../guide/sections";
import { useDraft } from "../../hooks/use_draft";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { GuideText } from "../../parts/guide_text";
import { MisfitLine } from "../../parts/misfit";
import { Numbers } from "../../parts/numbers";
import { TimedDrawer } from "../../parts/timed_drawer";
import { actWithWords } from "../../tablet/notes";
import type { OpenSession } from "../../tablet/open_session";
import { _ } from "../../words/catalogue";

export function openBringBacks(session: OpenSession): [string, BringBack][] {
  return Object.entries(session.state.value.bringbacks)
    .filter(([, kept]) => !kept.done)
    .sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
}

/** On its question it comes back by its words alone; the number is in the drawer. */
export function ReturnsHere({ section, undo }: { section: Section; undo: Undo }) {
  const session = useSession();
  const here = openBringBacks(session).filter(
    ([, kept]) => kept.question === askable(section) || kept.question === section.id,
  );
  if (!here.length) return null;
  return (
    <ul class="returns" aria-label={_("Bring back")}>
      {here.map(([id, kept]) => (
        <Kept key={id} id={id} kept={kept} undo={undo} />
      ))}
    </ul>
  );
}

function Kept({ id, kept, undo, named = false }: { id: string; kept: BringBack; undo: Undo; named?: boolean }) {
  const session = useSession();
  const people = participantsOf(session.kit, session.state.value);
  const who = [kept.who ?? []].flat().flatMap((one) => labelOf(people, one) ?? []);
  const section = session.kit.guide.sections.find((one) => askable(one) === kept.question || one.id === kept.question);
  return (
    <li class="kept">
      <span>
        {named && who.length > 0 && <b>{who.join(", ")} </b>}
        {kept.texts.text?.map((head) => (
          <span class="written" key={head.id}>
            {head.text}{" "}
          </span>
        )) ?? _("Bring back")}
        {named && section && (
          <small>
            <GuideText item={section} field="title" />
          </small>
        )}
      </span>
      <button onClick={() => void undo.act(_("Brought back"), "bringback.done", id, {})}>{_("Done")}</button>
    </li>
  );
}

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
