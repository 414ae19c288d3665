import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { useGrowing } from "../hooks/use_growing";
import { useSession } from "../hooks/use_session";
import { TextWriting } from "../tablet/text_writing";
import { whoAndWhen } from "../tablet/who_and_when";
import { _, fill, wordsLanguage } from "../words/catalogue";
import { MisfitLine } from "./misfit";
import { WrittenText } from "./written_text";

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
  const writing = useWriting(subject, field, language);
  const { box, insert, edit } = useCaret(writing);
  useGrowing(box, writing.text);
  const id = useId();
  useEffect(() => here?.(field, insert), []);
  const two = writing.heads.length > 1;
  const open = writing.typed.value !== null || !two;
  return (
    <div class="text-field" lang={language}>
      <Label id={id} label={label} hint={hint} labels={open} />
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
      <FieldStatus id={`${id}-said`} writing={writing} />
    </div>
  );
}

interface LabelProps {
  id: string;
  label: string;
  hint: string | undefined;
  /** There is a field that it labels. */
  labels: boolean;
}

function Label({ id, label, hint, labels }: LabelProps) {
  const { lang } = document.documentElement;
  return (
    <>
      <label for={labels ? id : undefined} lang={lang}>
        {label}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`} lang={lang}>
          {hint}
        </p>
      )}
    </>
  );
}

/** Puts lines in where the caret is, and the caret behind them once they are drawn. */
function useCaret(writing: TextWriting) {
  const box = useRef<HTMLTextAreaElement>(null);
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
  return { box, insert, edit };
}

function useWriting(subject: string, field: string, language: string): TextWriting {
  const session = useSession();
  const spoken = useRef(language);
  spoken.current = language;
  const writing = useMemo(
    () => new TextWriting(session, subject, field, () => spoken.current),
    [session, subject, field],
  );
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
            <WrittenText head={head} as="p" />
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

function FieldStatus({ id, writing }: { id: string; writing: TextWriting }) {
  const session = useSession();
  const { heads, typed, settles, unsaved } = writing;
  return (
    <div id={id} class="said" lang={document.documentElement.lang}>
      <FieldProblem writing={writing} />
      {typed.value !== null && heads.length > 1 && !settles && (
        <p class="hint">
          {_(
            "Somebody else has written here too. Both versions are kept; you can settle it when you leave this field.",
          )}
        </p>
      )}
      {!unsaved && heads.length === 1 && (
        <p class="saved">{fill(_("saved {time}"), { time: session.hourMinute(heads[0]!.at) })}</p>
      )}
    </div>
  );
}

function FieldProblem({ writing: { failed, unsaved, problem } }: { writing: TextWriting }) {
  const session = useSession();
  const lost = failed || (unsaved && session.status.value.problem === "storage");
  return (
    <>
      {lost && (
        <p class="problem" role="alert">
          {_(
            "This tablet could not save what you typed. It is still in the field: " +
              "copy it to paper before you close or reload this page.",
          )}
        </p>
      )}
      <MisfitLine misfit={problem.value} />
    </>
  );
}
