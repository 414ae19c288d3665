import { useState } from "preact/hooks";
import { useSession } from "../hooks/use_session";
import type { OpenSession } from "../tablet/open_session";
import { _, fill } from "../words/catalogue";
import { msInto, onSameDay } from "../words/on_same_day";
import { elapsed, hourMinuteSecond } from "../words/time";

interface Props {
  label: string;
  at: string | undefined;
  set: (at: string | undefined) => void;
}

/** A time of the session: by the clock there, or by the recorder. */
export function When({ label, at, set }: Props) {
  const session = useSession();
  const zone = session.kit.session.time_zone;
  const near = at ?? session.state.value.ended_at ?? session.now();
  return (
    <div class="in-line when">
      <label>
        {label}
        <input
          type="time"
          step="1"
          value={at ? hourMinuteSecond(at, zone) : ""}
          onInput={({ currentTarget: { value } }) => set((value && onSameDay(value, near, zone)) || undefined)}
        />
      </label>
      <ByRecorder at={at} set={set} />
    </div>
  );
}

function ByRecorder({ at, set }: Omit<Props, "label">) {
  const session = useSession();
  const parts = zeros(session);
  const [chosen, choose] = useState<string | null>(null);
  /** What is not typed to the end stays as it is typed. */
  const [typed, setTyped] = useState<string | null>(null);
  const part =
    parts.find(({ name }) => name === chosen) ?? parts.filter(({ from }) => at && from <= at).at(-1) ?? parts[0];
  if (!part) return null;
  const ms = at ? Date.parse(at) - Date.parse(part.from) : -1;
  const type = (value: string) => {
    setTyped(value);
    const into = msInto(value);
    if (into !== null) set(new Date(Date.parse(part.from) + into).toISOString());
    if (!value) set(undefined);
  };
  return (
    <span class="in-line">
      {parts.length > 1 && <PartChoice parts={parts} chosen={part.name} choose={choose} />}
      <label>
        {fill(_("or on {part}"), { part: part.name })}
        <input
          class="number"
          dir="ltr"
          size={8}
          inputmode="numeric"
          autocomplete="off"
          placeholder="00:31:40"
          value={typed ?? (ms >= 0 ? elapsed(ms) : "")}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={() => setTyped(null)}
        />
      </label>
    </span>
  );
}

interface Zero {
  name: string;
  from: string;
}

function PartChoice({ parts, chosen, choose }: { parts: Zero[]; chosen: string; choose: (part: string) => void }) {
  return (
    <select value={chosen} aria-label={_("Recorder")} onChange={(event) => choose(event.currentTarget.value)}>
      {parts.map(({ name }) => (
        <option key={name}>{name}</option>
      ))}
    </select>
  );
}

/** Where each recording begins, the earliest first. */
function zeros({ state }: OpenSession): Zero[] {
  return Object.entries(state.value.recorder)
    .flatMap(([name, { zero, started }]) => ((zero ?? started) ? [{ name, from: (zero ?? started)! }] : []))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
