import { useState } from "preact/hooks";
import { nextNumber, ready } from "../../guide/ready_numbers";
import { useSession } from "../../hooks/use_session";

import { GuideText } from "../../parts/guide_text";
import { More } from "../../parts/more_menu";
import { TopBar } from "../../parts/top_bar";
import { newId } from "../../tablet/notes";
import { _, fill } from "../../words/catalogue";
import { Paper } from "./paper";
import { nextPaper, type Paper as PaperFacts, pile } from "./pile";

/** From paper to tablet: one participant after another, by keyboard. */
export function Questionnaires() {
  const session = useSession();
  const [current, open] = useState<string | null>(() => {
    const first = pile(session.kit, session.state.value);
    return (nextPaper(first, null) ?? first[0])?.participant ?? null;
  });
  const papers = pile(session.kit, session.state.value, current);
  const paper = papers.find((one) => one.participant === current);
  return (
    <div class="room plain">
      <TopBar>
        <More />
      </TopBar>
      <main class="pile-area">
        <PileHead papers={papers} />
        <nav class="pile" aria-label={_("Participants")}>
          {papers.map((one) => (
            <PileRow
              key={one.participant}
              paper={one}
              current={one.participant === current}
              open={() => open(one.participant)}
            />
          ))}
          <AddWalkIn open={open} />
        </nav>
        <div class="pile-paper">
          <KeysHelp />
          {paper && <Paper paper={paper} done={() => open(nextPaper(papers, current)?.participant ?? null)} />}
          {!paper && <AllDone any={papers.length > 0} />}
        </div>
      </main>
    </div>
  );
}

function PileHead({ papers }: { papers: PaperFacts[] }) {
  const session = useSession();
  const complete = papers.filter((one) => one.complete).length;
  return (
    <div class="pile-head">
      <h1>
        <GuideText item={session.kit.questionnaire} field="title" />
      </h1>
      <p class="lead" role="status">
        {fill(_("{n} of {all} complete"), { n: complete, all: papers.length })}
      </p>
      <GuideText item={session.kit.questionnaire} field="instruction" as="p" class="instruction" />
      {session.kit.questionnaire.introduction && (
        <details class="read-before">
          <summary>{_("To read aloud")}</summary>
          <GuideText item={session.kit.questionnaire} field="introduction" as="p" class="script" />
        </details>
      )}
    </div>
  );
}

/** A paper of somebody who is on no seat: the number on it stands ready, or is the next after the last. */
function AddWalkIn({ open }: { open: (participant: string) => void }) {
  const session = useSession();
  const { kit, state } = session;
  const number = nextNumber(kit, state.value);
  const add = async (chosen: string) => {
    const id = chosen || newId(session);
    if (!chosen) await session.act("participant.added", id, { number });
    open(id);
  };
  return (
    <select
      value="none"
      aria-label={_("Someone more")}
      onChange={(event) => {
        void add(event.currentTarget.value);
        event.currentTarget.value = "none";
      }}
    >
      <option value="none" disabled>
        {_("Someone more …")}
      </option>
      {ready(kit, state.value).map((one) => (
        <option key={one.id} value={one.id}>
          P{one.number}
        </option>
      ))}
      <option value="">{fill(_("{name}, new"), { name: `P${number}` })}</option>
    </select>
  );
}

function KeysHelp() {
  const keys: [string, string][] = [
    ["1–9", _("choose")],
    ["Enter", _("next")],
    ["P", _("prefer not to say")],
    ["B", _("left blank")],
    ["U", _("unreadable")],
  ];
  return (
    <ul class="keys" aria-label={_("Keys")}>
      {keys.map(([key, words]) => (
        <li key={key}>
          <kbd>{key}</kbd> {words}
        </li>
      ))}
    </ul>
  );
}

function PileRow({ paper, current, open }: { paper: PaperFacts; current: boolean; open: () => void }) {
  return (
    <button aria-current={current ? "true" : undefined} onClick={open}>
      <b>{paper.number}</b>
      <span>
        <span class={paper.complete ? "status done" : "status"}>
          {paper.complete ? _("complete") : paper.answered ? _("begun") : _("waiting")}
        </span>
        {paper.two > 0 && <small>{_("two values")}</small>}
        {paper.held && <small>{_("held: no consent form on record")}</small>}
      </span>
    </button>
  );
}

function AllDone({ any }: { any: boolean }) {
  const session = useSession();
  return (
    <div class="stack">
      <p class="lead" role="status">
        {any
          ? _("All questionnaires are complete. Lock the paper away apart from the consent forms.")
          : _("Nobody has a number yet. The desk gives them, or “Someone more” here.")}
      </p>
      <p class="actions">
        <a class="button primary" href={`#/${session.id}/desk`}>
          {_("To the desk")}
        </a>
      </p>
    </div>
  );
}
