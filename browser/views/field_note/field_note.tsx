import { useRef, useState } from "preact/hooks";
import { More } from "../../parts/more_menu";
import { TextField } from "../../parts/text_field";
import { TopBar } from "../../parts/top_bar";
import type { Sitting } from "../../tablet/sitting";
import { _, wordsLanguage } from "../../words/catalogue";
import { languageName } from "../../words/language";
import { firstImpressions, type Heading, headings, prompts, summaryLine } from "./headings";
import { OtherNote } from "./other_note";
import { bothSigned, others, ownNote, TOGETHER } from "./pair";
import { ShelfView } from "./shelf_view";
import { Signing, SinceTheEnd } from "./signing";

type Insert = (line: string) => void;

/** Apart first: each writes alone, beside the facts. Together when both have signed. */
export function FieldNote({ sitting }: { sitting: Sitting }) {
  const { kit, me, state } = sitting;
  const place = useRef<Insert | null>(null);
  const begun = useRef(new Map<string, Insert>());
  const here = (field: string, insert: Insert) => {
    if (begun.current.has(field)) place.current = insert;
    begun.current.set(field, insert);
  };
  const insert: Insert = (line) => (place.current ?? begun.current.get("rich"))?.(line);
  return (
    <div class="room plain">
      <TopBar sitting={sitting}>
        <More sitting={sitting} />
      </TopBar>
      <main class="field-note">
        <div class="writing-side">
          <Own sitting={sitting} here={here} />
          {others(kit, state.value, me.id).map((other) => (
            <OtherNote key={other.person} sitting={sitting} other={other} />
          ))}
          {bothSigned(kit, state.value, me.id) && <Together sitting={sitting} />}
        </div>
        <ShelfView sitting={sitting} insert={insert} />
      </main>
    </div>
  );
}

function Own({ sitting, here }: { sitting: Sitting; here: (field: string, insert: Insert) => void }) {
  const [language, setLanguage] = useState(() => writtenLanguage(sitting));
  const subject = ownNote(sitting.me.id);
  const signed = sitting.state.value.signed[subject] !== undefined;
  const field = ({ field, words, hint }: Heading, rows: number) => (
    <TextField
      key={field}
      sitting={sitting}
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
          <SinceTheEnd sitting={sitting} />
        </p>
      </div>
      {headings().map((heading) => field(heading, 5))}
      {field(firstImpressions(), 3)}
      <details class="prompts">
        <summary>{_("Prompts, all optional")}</summary>
        <div class="stack">{prompts().map((prompt) => field(prompt, 2))}</div>
      </details>
      {field(summaryLine(), 1)}
      <LanguageChoice sitting={sitting} language={language} choose={setLanguage} />
      <Signing sitting={sitting} />
    </>
  );
}

/** Each text keeps the language of who wrote it. */
function LanguageChoice({
  sitting,
  language,
  choose,
}: {
  sitting: Sitting;
  language: string;
  choose: (language: string) => void;
}) {
  const { session } = sitting.kit;
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

function writtenLanguage(sitting: Sitting): string {
  const texts = Object.values(sitting.state.value.texts[ownNote(sitting.me.id)] ?? {}).flat();
  return texts.sort((a, b) => (a.at < b.at ? 1 : -1))[0]?.language ?? wordsLanguage();
}

function Together({ sitting }: { sitting: Sitting }) {
  return (
    <section class="stack">
      <div>
        <h2>{_("Together")}</h2>
        <p class="hint">
          {_("What both stand for after talking it over. Either can write; two versions at once are both kept.")}
        </p>
      </div>
      {[...headings(), summaryLine()].map(({ field, words }) => (
        <TextField key={field} sitting={sitting} subject={TOGETHER} field={field} label={words} rows={3} />
      ))}
    </section>
  );
}
