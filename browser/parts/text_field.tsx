import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { useSession } from "../hooks/use_session";
import { LONGEST, TextWriting } from "../tablet/text_writing";
import { whoAndWhen } from "../tablet/who_and_when";
import { _, fill, wordsLanguage } from "../words/catalogue";
import { directionOf } from "../words/language";

interface Props {
  subject: string;
  field: string;
  label: string;
  hint?: string;
  rows?: number;
  /** The language it is written in; that of the page where nothing else is said. */
  language?: string;
  /** Told when the writer comes to this field, with what puts a line into it. */
  here?: (field: string, insert: (line: string) => void) => void;
}

/** The one editor of texts that keep every version. */
export function TextField({ subject, field, label, hint, rows = 4, language = wordsLanguage(), here }: Props) {
  const spoken = useRef(language);
  spoken.current = language;
  const writing = useWriting(subject, field, () => spoken.current);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const insert = (line: string) => {
    const caret = writing.insert(line, box.current?.selectionStart ?? undefined);
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(caret, caret);
    });
  };
  const edit = (text: string) => {
    writing.type(text);
    requestAnimationFrame(() => box.current?.focus());
  };
  useEffect(() => here?.(field, insert), []);
  const two = writing.heads.length > 1;
  const open = writing.typed.value !== null || !two;
  return (
    <div class="text-field" lang={language}>
      <label for={open ? id : undefined} lang={document.documentElement.lang}>
        {label}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`} lang={document.documentElement.lang}>
          {hint}
        </p>
      )}
      {two && (!open || writing.settles) && <Versions writing={writing} edit={edit} />}
      {open && (
        <textarea
          id={id}
          ref={box}
          rows={rows}
          dir="auto"
          value={writing.text}
          aria-describedby={`${hint ? `${id}-hint ` : ""}${id}-said`}
          aria-invalid={writing.problem.value ? "true" : undefined}
          onFocus={() => here?.(field, insert)}
          onInput={(event) => writing.type(event.currentTarget.value)}
          onBlur={() => void writing.rest()}
        />
      )}
      <Said id={`${id}-said`} writing={writing} />
    </div>
  );
}

function useWriting(subject: string, field: string, language: () => string): TextWriting {
  const session = useSession();
  const writing = useMemo(() => new TextWriting(session, subject, field, language), [session, subject, field]);
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === "hidden") void writing.keep();
    };
    document.addEventListener("visibilitychange", hide);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      void writing.keep();
    };
  }, [writing]);
  return writing;
}

/** What people wrote over the same version: both are kept, a person decides. */
function Versions({ writing, edit }: { writing: TextWriting; edit: (text: string) => void }) {
  const session = useSession();
  const { heads } = writing;
  const settle = (text: string) => {
    writing.type(text);
    void writing.rest();
  };
  return (
    <div class="versions-area" lang={document.documentElement.lang}>
      <p>{_("Two versions were written at the same time. Both are kept. Which one stands?")}</p>
      <div class="versions">
        {heads.map((head) => (
          <section key={head.id}>
            <p class="hint">{whoAndWhen(session, head)}</p>
            <p class="written" lang={head.language} dir={head.language ? directionOf(head.language) : "auto"}>
              {head.text}
            </p>
            {!writing.settles && <button onClick={() => settle(head.text)}>{_("This one stands")}</button>}
          </section>
        ))}
      </div>
      {!writing.settles && (
        <button class="quiet" onClick={() => edit(heads.map((head) => head.text).join("\n\n"))}>
          {_("Write one of both")}
        </button>
      )}
    </div>
  );
}

function Said({ id, writing }: { id: string; writing: TextWriting }) {
  const session = useSession();
  const lost = writing.failed || (writing.unsaved && session.status.value.problem === "storage");
  const { heads } = writing;
  return (
    <div id={id} class="said" lang={document.documentElement.lang}>
      {lost && (
        <p class="problem" role="alert">
          {_(
            "This tablet could not save what you typed. It is still in the field: copy it to paper before you close or reload this page.",
          )}
        </p>
      )}
      {writing.problem.value === "too_long" && (
        <p class="problem-text" role="alert">
          {fill(_("Too long to be saved: at most {n} characters."), { n: LONGEST })}
        </p>
      )}
      {writing.problem.value === "odd_sign" && (
        <p class="problem-text" role="alert">
          {_("A character in it is broken and cannot be saved. Take it out and write it again.")}
        </p>
      )}
      {writing.typed.value !== null && heads.length > 1 && !writing.settles && (
        <p class="hint">
          {_(
            "Somebody else has written here too. Both versions are kept; you can settle it when you leave this field.",
          )}
        </p>
      )}
      {!writing.unsaved && heads.length === 1 && (
        <p class="saved">{fill(_("saved {time}"), { time: session.hourMinute(heads[0]!.at) })}</p>
      )}
    </div>
  );
}
