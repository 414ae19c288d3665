import type { ComponentChildren } from "preact";
import { labelsOf } from "../../guide/participants";
import { useSession } from "../../hooks/use_session";
import { GuideText } from "../../parts/guide_text";
import { WrittenText } from "../../parts/written_text";
import { timeOfNote } from "../../tablet/paper_words";
import { nameOf } from "../../tablet/staff_names";
import { _, _n, fill } from "../../words/catalogue";
import { reasonWords } from "../../words/left_out_reasons";
import { countWords, kindWords } from "../../words/note_kinds";
import { hourMinute } from "../../words/time";
import { reference } from "./reference";
import { type Shelf, type ShelfLine, type ShelfNote, shelf } from "./shelf";

interface Props {
  insert: (line: string) => void;
}

/** Facts to lean on; a tap puts one into the text. */
export function ShelfView({ insert }: Props) {
  const session = useSession();
  const found = shelf(session.kit, session.state.value, session.me.id);
  const notes = (words: string, list: ShelfNote[], apart = 0) => (
    <Group words={words} any={list.length + apart > 0}>
      {list.map((note) => (
        <Note key={note.id} note={note} insert={insert} />
      ))}
      {apart > 0 && <Apart n={apart} />}
    </Group>
  );
  const lines = (words: string, list: ShelfLine[], folded = list.length > 6) => (
    <Group words={words} any={list.length > 0} folded={folded}>
      {list.map((line) => (
        <QuestionLine key={line.id} line={line} insert={insert} />
      ))}
    </Group>
  );
  return (
    <aside class="shelf" aria-label={_("From the session")}>
      <div>
        <h2>{_("From the session")}</h2>
        <p class="hint">{_("Facts of the session and your own notes. A tap puts one where you write.")}</p>
      </div>
      {notes(_("Rich moments"), found.rich, found.apart.rich)}
      {notes(_("Quotes"), found.quotes, found.apart.quotes)}
      {notes(_("Dissent"), found.dissent, found.apart.dissent)}
      {lines(_("Sub questions asked"), found.asked)}
      {lines(_("Left out"), found.left_out)}
      {lines(_("Not reached"), found.not_reached, true)}
      <People found={found} insert={insert} />
      {notes(_("Your own notes"), found.own)}
    </aside>
  );
}

function Group({
  words,
  any,
  folded = false,
  children,
}: {
  words: string;
  any: boolean;
  folded?: boolean;
  children: ComponentChildren;
}) {
  if (!any) return null;
  return (
    <details open={!folded}>
      <summary>{words}</summary>
      <ul class="shelf-list">{children}</ul>
    </details>
  );
}

/** Apart, then together: until both have signed nobody leans on what the other saw. */
function Apart({ n }: { n: number }) {
  return (
    <li>
      <p class="hint">
        {fill(
          _n(
            "{n} note of the other's, shown when both have signed",
            "{n} notes of the other's, shown when both have signed",
            n,
          ),
          { n },
        )}
      </p>
    </li>
  );
}

/** What is held is shown here and can be put nowhere. */
function Note({ note, insert }: Props & { note: ShelfNote }) {
  const { moment, section } = note;
  const session = useSession();
  const time = timeOfNote(session, moment);
  const head = moment.texts.text?.[0];
  const who = labelsOf(session.kit, session.state.value, moment.who);
  const kind = moment.kind === "agreement" ? countWords(moment.count) : kindWords(moment.kind);
  const line = reference({
    time,
    topic: section?.title,
    who,
    kind,
    by: note.by && fill(_("noted by {name}"), { name: nameOf(session, note.by) }),
    text: head?.text,
    quoted: moment.kind.startsWith("quote"),
  });
  const words = <NoteWords note={note} />;
  return (
    <li class={moment.kind}>
      {moment.held ? (
        <div class="shelf-item">{words}</div>
      ) : (
        <button class="shelf-item" onClick={() => insert(line)}>
          {words}
        </button>
      )}
    </li>
  );
}

function NoteWords({ note: { moment, section, by } }: { note: ShelfNote }) {
  const session = useSession();
  const head = moment.texts.text?.[0];
  const who = labelsOf(session.kit, session.state.value, moment.who);
  return (
    <span>
      <small>
        {timeOfNote(session, moment)}{" "}
        {section && (
          <>
            · <GuideText item={section} field="title" />
          </>
        )}{" "}
        {who && (
          <>
            · <b>{who}</b>
          </>
        )}{" "}
        {moment.kind === "quote_translated" && `· ${kindWords(moment.kind)}`}
        {by && ` · ${fill(_("noted by {name}"), { name: nameOf(session, by) })}`}
      </small>
      {head && <WrittenText head={head} class="written shelf-text" />}
      {moment.held && <small>{_("held until the form is here")}</small>}
    </span>
  );
}

function QuestionLine({ line, insert }: Props & { line: ShelfLine }) {
  const session = useSession();
  const time = line.at ? session.hourMinute(line.at) : "";
  const fact = line.at ? fill(_("asked {time}"), { time }) : line.reason ? reasonWords(line.reason) : "";
  const text = reference({ time: fact || _("not reached"), text: line.item.text });
  return (
    <li>
      <button class="shelf-item" onClick={() => insert(text)}>
        <span>
          {line.added ? <span class="written">{line.item.text}</span> : <GuideText item={line.item} />}{" "}
          {fact && <small>{fact}</small>}
        </span>
      </button>
    </li>
  );
}

/** Numbers and what the log says of them; how much somebody spoke is nowhere. */
function People({ found, insert }: Props & { found: Shelf }) {
  const session = useSession();
  const zone = session.kit.session.time_zone;
  const numbers = (list: number[]) => list.map((number) => `P${number}`).join(", ");
  const facts = [
    found.not_heard.length && fill(_("not yet heard: {numbers}"), { numbers: numbers(found.not_heard) }),
    ...found.late.map(({ number, at }) =>
      fill(_("{name} took a seat at {time}"), { name: `P${number}`, time: hourMinute(at, zone) }),
    ),
    found.gone.length && fill(_("no seat at the end: {numbers}"), { numbers: numbers(found.gone) }),
  ].filter((fact): fact is string => !!fact);
  return (
    <Group words={_("Who")} any={facts.length > 0}>
      {facts.map((fact) => (
        <li key={fact}>
          <button class="shelf-item" onClick={() => insert(fact)}>
            {fact}
          </button>
        </li>
      ))}
    </Group>
  );
}
