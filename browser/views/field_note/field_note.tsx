import { useRef, useState } from "preact/hooks";
import { useSession } from "../../hooks/use_session";
import { More } from "../../parts/more_menu";
import { TextField } from "../../parts/text_field";
import { TopBar } from "../../parts/top_bar";
import type { OpenSession } from "../../tablet/open_session";
import { _, wordsLanguage } from "../../words/catalogue";
import { languageName } from "../../words/language";
import { firstImpressions, type Heading, headings, prompts, summaryLine } from "./headings";
import { OtherNote } from "./other_note";
import { bothSigned, others, ownNote, TOGETHER } from "./pair";
import { ShelfView } from "./shelf_view";
import { Signing, SinceTheEnd } from "./signing";

type Insert = (line: string) => void;

/** Apart first: each writes alone, beside the facts. Together when both have signed. */
export function FieldNote() {
  const session = useSession();
  const { kit, me, state } = session;
  const place = useRef<Insert | null>(null);
  const begun = useRef(new Map<string, Insert>());
  const here = (field: string, insert: Insert) => {
    if (begun.current.has(field)) place.current = insert;
    begun.current.set(field, insert);
  };
  const insert: Insert = (line) => (place.current ?? begun.current.get("rich"))?.(line);
  return (
    <div class="room plain">
      <TopBar>
        <More />
      </TopBar>
      <main class="field-note">
        <div class="writing-side">
          <Own here={here} />
          {others(kit, state.value, me.id).map((other) => (
            <OtherNote key={other.person} other={other} />
          ))}
          {bothSigned(kit, state.value, me.id) && <Together />}
        </div>
        <ShelfView insert={insert} />
      </main>
    </div>
  );
}

function Own({ here }: { here: (field: string, insert: Insert) => void }) {
  const session = useSession();
  const [language, setLanguage] = useState(() => writtenLanguage(session));
  const subject = ownNote(session.me.id);
  const signed = session.state.value.signed[subject] !== undefined;
  const field = ({ field, words, hint }: Heading, rows: number) => (
    <TextField
      key={field}
      subject={subject}
      field={field}
      label={words}
      hint={hint}
      rows={rows}
      language={language}
      here={here}
    />
  );
  return (
    <>
      <div>
        <h1>{_("My field note")}</h1>
        <p class="lead">
          {signed
            ? _("Signed: the coordinator can read it.")
            : _("Apart and sealed until signed: nobody else receives what you write here, only that it exists.")}{" "}
          <SinceTheEnd />
        </p>
      </div>
      {field(firstImpressions(), 5)}
      {headings().map((heading) => field(heading, 5))}
      <details class="prompts">
        <summary>{_("Prompts, all optional")}</summary>
        <div class="stack">{prompts().map((prompt) => field(prompt, 2))}</div>
      </details>
      {field(summaryLine(), 1)}
      <LanguageChoice language={language} choose={setLanguage} />
      <Signing />
    </>
  );
}

/** Each text keeps the language of who wrote it. */
function LanguageChoice({ language, choose }: { language: string; choose: (language: string) => void }) {
  const { session } = useSession().kit;
  const tags = [...new Set([wordsLanguage(), session.language, session.source_language, language])];
  if (tags.length === 1) return null;
  return (
    <label class="field written-in">
      {_("I write in")}
      <select value={language} onChange={(event) => choose(event.currentTarget.value)}>
        {tags.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </select>
    </label>
  );
}

function writtenLanguage(session: OpenSession): string {
  const texts = Object.values(session.state.value.texts[ownNote(session.me.id)] ?? {}).flat();
  return texts.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.language ?? wordsLanguage();
}

function Together() {
  return (
    <section class="stack">
      <div>
        <h2>{_("Together")}</h2>
        <p class="hint">
          {_("What both stand for after talking it over. Either can write; two versions at once are both kept.")}
        </p>
      </div>
      {[...headings(), summaryLine()].map(({ field, words }) => (
        <TextField key={field} subject={TOGETHER} field={field} label={words} rows={3} />
      ))}
    </section>
  );
}
