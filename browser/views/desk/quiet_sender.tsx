import { useState } from "preact/hooks";
import type { Line } from "../../contract/state";
import { isFresh } from "../../guide/quiet_line";
import { useDraft } from "../../hooks/use_draft";
import { useNow } from "../../hooks/use_now";
import { useSession } from "../../hooks/use_session";
import type { OpenSession } from "../../tablet/open_session";
import { presence } from "../../tablet/presence";
import { _, _n, fill } from "../../words/catalogue";

const LONGEST = 80;

/** The quiet line: one plain line to the moderator, and whether it was seen. */
export function QuietSender({ folded }: { folded: boolean }) {
  const [open, setOpen] = useState(!folded);
  const session = useSession();
  const draft = useDraft("desk.line");
  const { text } = draft.now.value;
  const now = useNow(10);
  const left = LONGEST - [...text.trim()].length;
  const send = (event: Event) => {
    event.preventDefault();
    if (text.trim() && left >= 0) void draft.save(({ id }) => session.act("line.sent", id, { text: text.trim() }));
  };
  if (!open) return <FoldedSender open={() => setOpen(true)} said={delivery(session, now)} />;
  return (
    <form class="quiet-sender" onSubmit={send}>
      <label class="hint" for="quiet-line">
        {_("Quiet line to the moderator")}
      </label>
      <div class="in-line">
        <input id="quiet-line" dir="auto" autocomplete="off" value={text} onInput={draft.type} />
        <button>{_("Send")}</button>
      </div>
      {left < 0 && (
        <p class="problem-text" role="alert">
          {fill(
            _n("One character too many for the quiet line.", "{n} characters too many for the quiet line.", -left),
            {
              n: -left,
            },
          )}
        </p>
      )}
      <p class="hint" role="status">
        {delivery(session, now)}
      </p>
    </form>
  );
}

/** Where height is short, a button; whether the last line was seen stands beside it. */
function FoldedSender({ open, said }: { open: () => void; said: string | null }) {
  return (
    <div class="quiet-sender in-line">
      <button onClick={open}>{_("Quiet line to the moderator")}</button>
      <span class="hint" role="status">
        {said}
      </span>
    </div>
  );
}

function delivery(session: OpenSession, now: number): string | null {
  const { lines } = session.state.value;
  const last = Object.values(lines)
    .filter((line) => line.person === session.me.id)
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const time = (at: string) => session.hourMinute(at);
  const moderator = presence(session, "moderator", now);
  const silent = moderator && !moderator.here;
  const connection = !silent
    ? moderator && _("Moderator's tablet connected")
    : moderator.since
      ? fill(_("Moderator's tablet not connected since {time}"), { time: time(moderator.since) })
      : _("Moderator's tablet not connected");
  if (!last) return connection;
  const said = lastLine(session, last, now, !!silent);
  return connection ? `${said}. ${connection}` : said;
}

/** What the moderator's tablet no longer shows came too late. */
function lastLine(session: OpenSession, last: Line, now: number, silent: boolean): string {
  const time = (at: string) => session.hourMinute(at);
  if (last.seen) return fill(_("“{text}” seen {time}"), { text: last.text, time: time(last.seen) });
  if (!isFresh(last, now)) return fill(_("“{text}” came too late"), { text: last.text });
  if (silent) return fill(_("“{text}” not delivered"), { text: last.text });
  return fill(_("“{text}” sent {time}, not seen yet"), { text: last.text, time: time(last.at) });
}
