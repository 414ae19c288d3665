import { useEffect, useState } from "preact/hooks";
import { useNow } from "../../hooks/use_now";
import { presence } from "../../tablet/presence";
import type { Sitting } from "../../tablet/sitting";
import { _, fill } from "../../words/catalogue";
import { hourMinute } from "../../words/time";

/** Said once: each tablet alone can carry the session. */
export function AssistantMissing({ sitting }: { sitting: Sitting }) {
  const assistant = presence(sitting, "assistant", useNow(sitting, 15));
  const silent = assistant !== null && !assistant.here;
  const [said, setSaid] = useState(false);
  useEffect(() => {
    if (!silent) return;
    const timer = setTimeout(() => setSaid(true), 60_000);
    return () => clearTimeout(timer);
  }, [silent]);
  if (!silent || said) return null;
  const words = assistant.since
    ? fill(_("assistant not connected since {time}"), {
        time: hourMinute(assistant.since, sitting.kit.session.time_zone),
      })
    : _("assistant not connected");
  return (
    <p class="aside-line" role="status">
      {words}
      <button class="quiet" onClick={() => setSaid(true)}>
        {_("Hide")}
      </button>
    </p>
  );
}
