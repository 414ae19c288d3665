import { useState } from "preact/hooks";
import { useNow } from "../../hooks/use_now";
import { useSession } from "../../hooks/use_session";
import type { Undo } from "../../hooks/use_undo";
import { isRunning, running } from "../../tablet/recorder";
import { nextPart, RECORDERS, wantsNoRecording } from "../../tablet/recorder_acts";
import { _, fill } from "../../words/catalogue";
import { onSameDay } from "../../words/on_same_day";
import { stopReasons } from "../../words/stop_reasons";
import { elapsed } from "../../words/time";

interface Props {
  undo: Undo;
}

/** The recorder stands on the table; here is only when it ran. One tap starts and sets its zero. */
export function Recorder({ undo }: Props) {
  const session = useSession();
  const parts = Object.keys(session.state.value.recorder).sort();
  return (
    <section class="stack close">
      <h2>{_("Recorder")}</h2>
      {parts.map((part) => (
        <Part key={part} undo={undo} part={part} />
      ))}
      <Starts undo={undo} none={!parts.length} />
    </section>
  );
}

function Starts({ undo, none }: Props & { none: boolean }) {
  const session = useSession();
  const against = wantsNoRecording(session).map((number) => `P${number}`);
  const runs = running(session.state.value);
  const free = RECORDERS.filter((letter) => !runs.some((part) => part.startsWith(letter)));
  const start = (part: string) => void undo.act(fill(_("{part} runs"), { part }), "recorder.started", part, {});
  const without = _("No recording: notes are the only record");
  return (
    <>
      {against.length > 0 && <p>{fill(_("Not to be recorded: {names}"), { names: against.join(", ") })}</p>}
      <div class="actions">
        {!against.length &&
          free.map((letter) => (
            <button
              key={letter}
              class={letter === "A" ? "primary" : ""}
              onClick={() => start(nextPart(session.state.value, letter))}
            >
              {fill(_("{part} starts now"), { part: nextPart(session.state.value, letter) })}
            </button>
          ))}
        {none && (
          <button
            class="quiet"
            onClick={() => void undo.act(without, "recorder.stopped", "A1", { reason: "no_recording" })}
          >
            {without}
          </button>
        )}
      </div>
    </>
  );
}

function Part({ undo, part }: Props & { part: string }) {
  const session = useSession();
  const now = useNow(1);
  const known = session.state.value.recorder[part]!;
  const { started, zero, stopped, reason } = known;
  const time = (at: string) => session.hourMinute(at);
  if (!started) return <p>{reason === "no_recording" ? _("No recording: notes are the only record") : part}</p>;
  const from = zero ?? started;
  const words = stopReasons().find(([name]) => name === reason)?.[1];
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
        {words && ` · ${words}`}
      </span>
      {isRunning(known) && (
        <button onClick={() => void undo.act(fill(_("{part} stopped"), { part }), "recorder.stopped", part, {})}>
          {_("Stop")}
        </button>
      )}
      {stopped && !reason && session.state.value.status === "running" && <Why part={part} at={stopped} />}
      <CorrectZero undo={undo} part={part} from={from} />
    </div>
  );
}

/** The stop counts from its tap; why may come later. */
function Why({ part, at }: { part: string; at: string }) {
  const session = useSession();
  return (
    <div class="chips" role="group" aria-label={_("Why it stopped")}>
      <span>{_("Why?")}</span>
      {stopReasons().map(([reason, words]) => (
        <button key={reason} class="chip" onClick={() => void session.act("recorder.stopped", part, { at, reason })}>
          {words}
        </button>
      ))}
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
