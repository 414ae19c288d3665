import { useNow } from "../../hooks/use_now";
import type { Sitting } from "../../tablet/sitting";
import { _ } from "../../words/catalogue";
import { hourMinute } from "../../words/time";

/** P3 · 14:31 · A1 00:31:40 · Enter saves */
export function WhereAndWhen({ sitting, who }: { sitting: Sitting; who: string }) {
  const now = useNow(sitting, 1);
  const time = hourMinute(new Date(now).toISOString(), sitting.kit.session.time_zone);
  return <small>{[who, time, recorderTime(sitting, now), _("Enter saves")].filter(Boolean).join(" · ")}</small>;
}

/** "A1 00:31:40" of the part that is running. */
export function recorderTime(sitting: Sitting, now: number): string {
  const running = Object.entries(sitting.state.value.recorder).filter(([, part]) => part.started && !part.stopped);
  return running
    .map(([name, part]) => `${name} ${elapsed(now - Date.parse(part.zero ?? part.started!))}`)
    .sort()
    .join(" · ");
}

export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
