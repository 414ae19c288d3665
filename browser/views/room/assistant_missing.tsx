import { useEffect, useState } from "preact/hooks";
import { useNow } from "../../hooks/use_now";
import { useSession } from "../../hooks/use_session";
import { presence } from "../../tablet/presence";
import { _, fill } from "../../words/catalogue";

/** Said once: each tablet alone can carry the session. */
export function AssistantMissing() {
  const session = useSession();
  const assistant = presence(session, "assistant", useNow(15));
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
        time: session.hourMinute(assistant.since),
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
