import { useState } from "preact/hooks";
import { useSession } from "../hooks/use_session";
import type { OpenSession } from "../tablet/open_session";
import { _, fill } from "../words/catalogue";
import { onSameDay } from "../words/on_same_day";
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
  const part =
    parts.find(({ name }) => name === chosen) ?? parts.filter(({ from }) => at && from <= at).at(-1) ?? parts[0];
  if (!part) return null;
  const ms = at ? Date.parse(at) - Date.parse(part.from) : -1;
  const type = (value: string) => {
    const [hours = 0, minutes = 0, seconds = 0] = value.split(":").map(Number);
    const into = (hours * 3600 + minutes * 60 + seconds) * 1000;
    set(value ? new Date(Date.parse(part.from) + into).toISOString() : undefined);
  };
  return (
    <span class="in-line">
      {parts.length > 1 && (
        <select value={part.name} aria-label={_("Recorder")} onChange={(event) => choose(event.currentTarget.value)}>
          {parts.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      <label>
        {fill(_("or on {part}"), { part: part.name })}
        <input
          type="time"
          step="1"
          value={ms >= 0 ? elapsed(ms) : ""}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </label>
    </span>
  );
}

/** Where each recording begins, the earliest first. */
function zeros({ state }: OpenSession): { name: string; from: string }[] {
  return Object.entries(state.value.recorder)
    .flatMap(([name, { zero, started }]) => ((zero ?? started) ? [{ name, from: (zero ?? started)! }] : []))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}
