import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useSession } from "../hooks/use_session";
import type { OpenSession } from "../tablet/open_session";
import { running } from "../tablet/recorder";
import { begunByGoingOn, goOn, nextPart, wantsNoRecording } from "../tablet/recorder_acts";
import { _, fill } from "../words/catalogue";

interface Asked {
  /** Remembers on this tablet that it was answered. */
  answer: (question: string) => void;
}

/** What stands at the foot until somebody answers: a pause, and what the tablet cannot know of the recorder. */
export function StandingLine() {
  const session = useSession();
  const [, again] = useState(0);
  const answer = (question: string) => {
    session.remembered.keep(question, "yes");
    again((n) => n + 1);
  };
  const { status, paused, stretches, ended_at } = session.state.value;
  const over = status === "ended" ? ended_at : paused ? stretches.at(-1)?.[1] : null;
  const part = over && running(session.state.value).find((one) => !session.remembered.read(stillOn(one, over)));
  if (part) return <IsOff part={part} at={over} answer={answer} />;
  if (paused) return <Paused />;
  if (status !== "running") return null;
  const begun = begunByGoingOn(session.state.value).find((one) => !session.remembered.read(isOn(one)));
  return begun ? <IsOn part={begun} answer={answer} /> : <DoesItRun />;
}

const stillOn = (part: string, at: string) => `recorder.still_on.${part}.${at}`;
const isOn = (part: string) => `recorder.on.${part}`;

function Line({ words, children }: { words: string; children: ComponentChildren }) {
  return (
    <div class="standing" role="group" aria-label={words}>
      <span>{words}</span>
      {children}
    </div>
  );
}

function Choice({ words, choose }: { words: string; choose: () => void }) {
  return (
    <button class="quiet" onClick={choose}>
      {words}
    </button>
  );
}

function Paused() {
  const session = useSession();
  const since = session.state.value.stretches.at(-1)?.[1];
  return (
    <Line words={since ? fill(_("Pause since {time}"), { time: session.hourMinute(since) }) : _("Pause")}>
      <button class="primary" onClick={() => void session.actAll(goOn(session))}>
        {_("Go on")}
      </button>
    </Line>
  );
}

/** In a pause and after the end nothing is said to be recorded without somebody being asked. */
function IsOff({ part, at, answer }: Asked & { part: string; at: string }) {
  const session = useSession();
  const reason = session.state.value.paused && ({ reason: "break" } as const);
  const off = () => void session.act("recorder.stopped", part, { at, ...reason });
  return (
    <Line words={fill(_("{part} off at {time}?"), { part, time: session.hourMinute(at) })}>
      <Choice words={_("Yes")} choose={off} />
      <Choice words={_("It still runs")} choose={() => answer(stillOn(part, at))} />
    </Line>
  );
}

function IsOn({ part, answer }: Asked & { part: string }) {
  const session = useSession();
  const time = session.hourMinute(session.state.value.recorder[part]!.started!);
  return (
    <Line words={fill(_("Recorder on again? {part} since {time}"), { part, time })}>
      <Choice words={_("Yes")} choose={() => answer(isOn(part))} />
      <Choice words={_("No")} choose={() => void takeBack(session, part)} />
    </Line>
  );
}

/** It never ran: what its start says is taken back. */
async function takeBack(session: OpenSession, part: string): Promise<void> {
  const starts = session.inMemory().filter(({ kind, subject }) => kind === "recorder.started" && subject === part);
  await session.actAll(starts.map(({ id }) => ({ kind: "change.undone", subject: id, payload: {} })));
}

/** Asked once, when the talk has begun; whoever does not want to be recorded decides for all. */
function DoesItRun() {
  const session = useSession();
  if (Object.keys(session.state.value.recorder).length) return null;
  const against = wantsNoRecording(session).map((number) => `P${number}`);
  const part = nextPart(session.state.value, "A");
  const starts = () => void session.act("recorder.started", part, {});
  const without = () => void session.act("recorder.stopped", part, { reason: "no_recording" });
  const asked = _("Does the recorder run?");
  return (
    <Line words={against.length ? fill(_("Not to be recorded: {names}"), { names: against.join(", ") }) : asked}>
      {!against.length && <Choice words={fill(_("{part} starts now"), { part })} choose={starts} />}
      <Choice words={_("No recording")} choose={without} />
    </Line>
  );
}
