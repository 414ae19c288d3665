import { useEffect, useState } from "preact/hooks";
import { useLate } from "../hooks/use_late";
import { useSession } from "../hooks/use_session";
import { nameOf } from "../tablet/staff_names";
import type { TabletBacklog } from "../tablet/tablet_backlog";
import { problemWords } from "../tablet/trouble_words";
import { _, _n, fill } from "../words/catalogue";
import { RescueButton } from "./rescue_button";
import { Unfinished } from "./unfinished";

const ASKS_AGAIN_SECONDS = 15;

/** Which tablet still holds what, asked of the server until everything is there. */
export function EverythingHere() {
  const session = useSession();
  const late = useLate();
  const [tablets, setTablets] = useState<TabletBacklog[] | null>();
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const held = await late.backlogs(session).catch(() => null);
      if (!gone) setTablets(held);
    };
    void ask();
    const timer = setInterval(ask, ASKS_AGAIN_SECONDS * 1000);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [session]);
  const { problem, waiting } = session.status.value;
  return (
    <section class="stack close everything-here" aria-live="polite">
      <h2>{_("Is everything here?")}</h2>
      <p>{problem === "sign_in" || problem === "no_access" ? problemWords(problem) : verdict(tablets)}</p>
      {problem && waiting > 0 && <RescueButton session={session.id} />}
      <ul class="quiet-list">
        {tablets?.map((tablet) => (
          <Tablet key={tablet.device} tablet={tablet} />
        ))}
      </ul>
      <Unfinished />
    </section>
  );
}

function verdict(tablets: TabletBacklog[] | null | undefined): string {
  if (tablets === undefined) return _("Asking the server …");
  if (tablets === null) return _("No network: the server cannot be asked. What you wrote is kept on this tablet.");
  return tablets.every((tablet) => tablet.here) ? _("Everything is here.") : _("Something may still be on a tablet.");
}

function Tablet({ tablet }: { tablet: TabletBacklog }) {
  const session = useSession();
  const name = nameOf(session, tablet.person);
  const heard = tablet.heard_at ? session.hourMinute(tablet.heard_at) : _("not yet");
  return (
    <li>
      <span class={tablet.here ? "status done" : "status waiting"}>
        <span>
          <bdi>{name}</bdi>
          {tablet.mine && ` (${_("this tablet")})`}: {heldWords(tablet)}
          <br />
          <small>{fill(_("last heard {time}"), { time: heard })}</small>
        </span>
      </span>
    </li>
  );
}

function heldWords({ here, missing, unheard }: TabletBacklog): string {
  if (here) return _("everything is here");
  if (missing) return fill(_n("{n} to send", "{n} to send", missing), { n: missing });
  return unheard ? _("not heard since the end") : _("not known");
}
