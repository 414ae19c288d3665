import { useState } from "preact/hooks";
import { useNow } from "../../hooks/use_now";
import type { Undo } from "../../parts/undo_line";
import type { Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";
import { hourMinute } from "../../words/time";
import { elapsed } from "./where_and_when";
import { onSameDay } from "./zero_time";

interface Props {
  sitting: Sitting;
  undo: Undo;
}

/** The recorder stands on the table; here is only when it ran. One tap starts and sets its zero. */
export function Recorder({ sitting, undo }: Props) {
  const parts = Object.keys(sitting.state.value.recorder).sort();
  const next = (letter: string) => `${letter}${parts.filter((part) => part.startsWith(letter)).length + 1}`;
  const running = parts.filter((part) => isRunning(sitting, part));
  const start = (part: string) => void undo.act(fill(_("{part} runs"), { part }), "recorder.started", part, {});
  return (
    <section class="stack close">
      <h2>{_("Recorder")}</h2>
      {parts.map((part) => (
        <Part key={part} sitting={sitting} undo={undo} part={part} />
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

function isRunning(sitting: Sitting, part: string): boolean {
  const { started, stopped } = sitting.state.value.recorder[part]!;
  return Boolean(started && !stopped);
}

function Part({ sitting, undo, part }: Props & { part: string }) {
  const now = useNow(sitting, 1);
  const { started, zero, stopped, reason } = sitting.state.value.recorder[part]!;
  const [correct, setCorrect] = useState("");
  const time = (at: string) => hourMinute(at, sitting.kit.session.time_zone);
  if (!started) return <p>{reason === "no_recording" ? _("No recording: notes are the only record") : part}</p>;
  const from = zero ?? started;
  const setZero = () => {
    const at = onSameDay(correct, from, sitting.kit.session.time_zone);
    if (at) void undo.act(fill(_("Zero of {part} corrected"), { part }), "recorder.zero", part, { at });
  };
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
    </div>
  );
}
