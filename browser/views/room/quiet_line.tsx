import { isFresh } from "../../guide/quiet_line";
import { useNow } from "../../hooks/use_now";
import { useSession } from "../../hooks/use_session";
import { _ } from "../../words/catalogue";

/** The one live channel into the room: one plain line, the newest. A tap says it was seen, and it goes. */
export function QuietLine() {
  const session = useSession();
  const now = useNow(5);
  const lines = Object.entries(session.state.value.lines)
    .filter(([, line]) => line.person !== session.me.id && isFresh(line, now))
    .sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
  const newest = lines[0];
  const seen = async () => {
    for (const [id, line] of lines) if (!line.seen) await session.act("line.seen", id, {});
  };
  return (
    <div aria-live="polite">
      {newest && !newest[1].seen && (
        <button class="quiet-line" onClick={seen} title={_("Seen")}>
          <span class="written">{newest[1].text}</span>
        </button>
      )}
    </div>
  );
}
