import { useSession } from "../hooks/use_session";
import { running } from "../tablet/recorder";
import { _, fill } from "../words/catalogue";

/** Whether something records: in the head of the desk in words, in the room a dot. */
export function RecorderMark() {
  const { state } = useSession();
  const { status, recorder } = state.value;
  const parts = running(state.value).join(", ");
  if (!parts && status !== "running") return null;
  const stopped = Object.values(recorder).some((part) => part.reason === "no_recording");
  const words = parts ? fill(_("{part} runs"), { part: parts }) : stopped ? _("no recording") : _("no recorder runs");
  return (
    <span class={parts ? "recorder-mark on" : "recorder-mark"} title={words}>
      <span>{words}</span>
    </span>
  );
}
