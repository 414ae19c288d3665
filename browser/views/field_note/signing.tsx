import { useState } from "preact/hooks";
import { useNow } from "../../hooks/use_now";
import { useSession } from "../../hooks/use_session";
import { Dialog } from "../../parts/dialog";
import { _, _n, fill } from "../../words/catalogue";
import { dayAndTime } from "../../words/time";
import { delay } from "./delay";
import { headings } from "./headings";
import { others, ownNote } from "./pair";

/** Signing opens the note and locks nothing. */
export function Signing() {
  const session = useSession();
  const [asking, ask] = useState(false);
  const { signed, ended_at } = session.state.value;
  const own = signed[ownNote(session.me.id)];
  if (own) {
    const words = {
      time: dayAndTime(own.at, session.kit.session.time_zone),
      long: ended_at ? longAfter(ended_at, own.at) : "",
    };
    return (
      <p class="status done" role="status">
        {ended_at
          ? fill(_("Signed {time}, {long} after the end. You can still write; every version is kept."), words)
          : fill(_("Signed {time}. You can still write; every version is kept."), words)}
      </p>
    );
  }
  return (
    <div class="actions">
      <button class="primary" onClick={() => ask(true)}>
        {_("Sign my field note …")}
      </button>
      <small>{_("Signing does not lock it.")}</small>
      {asking && <AskToSign close={() => ask(false)} />}
    </div>
  );
}

function AskToSign({ close }: { close: () => void }) {
  const session = useSession();
  const [failed, fail] = useState(false);
  const { kit, state, me } = session;
  const names = others(kit, state.value, me.id)
    .map((other) => other.name)
    .join(", ");
  const texts = state.value.texts[ownNote(me.id)] ?? {};
  const empty = headings().filter(({ field }) => !texts[field]?.some((head) => head.text.trim()));
  const sign = () => session.act("fieldnote.signed", ownNote(me.id), {}).then(close, () => fail(true));
  return (
    <Dialog title={_("Sign my field note")} close={close}>
      <p>{openedTo(names)}</p>
      {empty.length > 0 && (
        <p class="notice">
          {fill(_("Nothing is written under: {headings}."), { headings: empty.map(({ words }) => words).join("; ") })}
        </p>
      )}
      {failed && (
        <p class="problem" role="alert">
          {_("This tablet could not save the signature. Try again.")}
        </p>
      )}
      <div class="actions">
        <button class="primary" onClick={sign}>
          {_("Sign")}
        </button>
        <button onClick={close}>{_("Not yet")}</button>
      </div>
    </Dialog>
  );
}

function openedTo(names: string): string {
  if (!names) return _("From now on the coordinator can read it. This cannot be taken back. You can go on writing.");
  return fill(
    _(
      "From now on the coordinator can read it, and {names} after signing theirs. " +
        "This cannot be taken back. You can go on writing.",
    ),
    { names },
  );
}

/** Shown to the author only; in reports there is a median and no name. */
export function SinceTheEnd() {
  const session = useSession();
  const now = useNow(30);
  const { ended_at, signed } = session.state.value;
  if (!ended_at || signed[ownNote(session.me.id)]) return null;
  return (
    <span>{fill(_("The session ended {long} ago."), { long: longAfter(ended_at, new Date(now).toISOString()) })}</span>
  );
}

function longAfter(ended: string, at: string): string {
  const { n, unit } = delay(ended, at);
  if (unit === "minutes") return fill(_n("{n} minute", "{n} minutes", n), { n });
  return unit === "hours" ? fill(_n("{n} hour", "{n} hours", n), { n }) : fill(_n("{n} day", "{n} days", n), { n });
}
