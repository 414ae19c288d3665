import { useEffect, useState } from "preact/hooks";

import { everythingHere, type HeldTablet, type Sitting } from "../tablet/sitting";
import { _, _n, fill } from "../words/catalogue";
import { hourMinute } from "../words/time";
import { RescueButton } from "./rescue_button";
import { problemWords } from "./trouble";
import { Unfinished } from "./unfinished";

const ASKS_AGAIN_SECONDS = 15;

/** Which tablet still holds what, asked of the server until everything is there. */
export function EverythingHere({ sitting }: { sitting: Sitting }) {
  const [tablets, setTablets] = useState<HeldTablet[] | null>();
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const held = await everythingHere(sitting).catch(() => null);
      if (!gone) setTablets(held);
    };
    void ask();
    const timer = setInterval(ask, ASKS_AGAIN_SECONDS * 1000);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [sitting]);
  const { problem, waiting } = sitting.status.value;
  return (
    <section class="stack close" aria-live="polite">
      <h2>{_("Is everything here?")}</h2>
      <p>{problem === "sign_in" || problem === "no_access" ? problemWords(problem) : verdict(tablets)}</p>
      {problem && waiting > 0 && <RescueButton session={sitting.id} />}
      <ul class="quiet-list">
        {tablets?.map((tablet) => (
          <Tablet key={tablet.device} sitting={sitting} tablet={tablet} />
        ))}
      </ul>
      <Unfinished sitting={sitting} />
    </section>
  );
}

function verdict(tablets: HeldTablet[] | null | undefined): string {
  if (tablets === undefined) return _("Asking the server …");
  if (tablets === null) return _("No network: the server cannot be asked. What you wrote is kept on this tablet.");
  return tablets.every((tablet) => tablet.here) ? _("Everything is here.") : _("Something may still be on a tablet.");
}

function Tablet({ sitting, tablet }: { sitting: Sitting; tablet: HeldTablet }) {
  const name = sitting.kit.staff.find((member) => member.id === tablet.person)?.name ?? _("another person");
  const heard = tablet.heard_at ? hourMinute(tablet.heard_at, sitting.kit.session.time_zone) : _("not yet");
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

function heldWords({ here, missing, unheard }: HeldTablet): string {
  if (here) return _("everything is here");
  if (missing) return fill(_n("{n} to send", "{n} to send", missing), { n: missing });
  return unheard ? _("not heard since the end") : _("not known");
}
