import { useState } from "preact/hooks";
import { useNow } from "../../hooks/use_now";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import type { OpenSession } from "../../tablet/open_session";
import { _, fill } from "../../words/catalogue";
import { onSameDay } from "../../words/on_same_day";
import { elapsed } from "../../words/time";

interface Props {
  undo: Undo;
}

/** The recorder stands on the table; here is only when it ran. One tap starts and sets its zero. */
export function Recorder({ undo }: Props) {
  const session = useSession();
  const parts = Object.keys(session.state.value.recorder).sort();
  const next = (letter: string) => `${letter}${parts.filter((part) => part.startsWith(letter)).length + 1}`;
  const running = parts.filter((part) => isRunning(session, part));
  const start = (part: string) => void undo.act(fill(_("{part} runs"), { part }), "recorder.started", part, {});
  return (
    <section class="stack close">
      <h2>{_("Recorder")}</h2>
      {parts.map((part) => (
        <Part key={part} undo={undo} part={part} />
      ))}
      <div class="actions">
        {["A", "B"].map((letter) => {
          if (running.some((part) => part.startsWith(letter))) return null;
          return (
            <button key={letter} class={letter === "A" ? "primary" : ""} onClick={() => start(next(letter))}>
              {fill(_("{part} starts now"), { part: next(letter) })}
            </button>
          );
        })}
        {!parts.length && (
          <button
            class="quiet"
            onClick={() =>
              void undo.act(_("No recording: notes are the only record"), "recorder.stopped", "A1", {
                reason: "no_recording",
              })
            }
          >
            {_("No recording: notes are the only record")}
          </button>
        )}
      </div>
    </section>
  );
}

function isRunning(session: OpenSession, part: string): boolean {
  const { started, stopped } = session.state.value.recorder[part]!;
  return Boolean(started && !stopped);
}

function Part({ undo, part }: Props & { part: string }) {
  const session = useSession();
  const now = useNow(1);
  const { started, zero, stopped, reason } = session.state.value.recorder[part]!;
  const time = (at: string) => session.hourMinute(at);
  if (!started) return <p>{reason === "no_recording" ? _("No recording: notes are the only record") : part}</p>;
  const from = zero ?? started;
  return (
    <div class="recorder-part">
      <b class="number">
        <bdi dir="ltr">
          {part} {elapsed((stopped ? Date.parse(stopped) : now) - Date.parse(from))}
        </bdi>
      </b>
      <span>
        {stopped
          ? fill(_("{from} to {to}"), { from: time(from), to: time(stopped) })
          : fill(_("since {time}"), { time: time(from) })}
      </span>
      {!stopped && (
        <button onClick={() => void undo.act(fill(_("{part} stopped"), { part }), "recorder.stopped", part, {})}>
          {_("Stop")}
        </button>
      )}
      <CorrectZero undo={undo} part={part} from={from} />
    </div>
  );
}

function CorrectZero({ undo, part, from }: Props & { part: string; from: string }) {
  const session = useSession();
  const [correct, setCorrect] = useState("");
  const setZero = () => {
    const at = onSameDay(correct, from, session.kit.session.time_zone);
    if (at) void undo.act(fill(_("Zero of {part} corrected"), { part }), "recorder.zero", part, { at });
  };
  return (
    <details>
      <summary>{_("Correct the zero")}</summary>
      <div class="in-line">
        <input
          type="time"
          step="1"
          value={correct}
          onInput={(event) => setCorrect(event.currentTarget.value)}
          aria-label={_("The first words on the file were at")}
        />
        <button onClick={setZero} disabled={!correct}>
          {_("Set")}
        </button>
      </div>
    </details>
  );
}
