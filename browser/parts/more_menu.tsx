import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useSession } from "../hooks/use_session";

import { _ } from "../words/catalogue";
import { Icon } from "./icon";
import { RescueButton } from "./rescue_button";
import { TimedDrawer } from "./timed_drawer";

export function MoreButton({ opened, toggle }: { opened: boolean; toggle: () => void }) {
  return (
    <button class="quiet" aria-label={_("More")} aria-expanded={opened} onClick={toggle}>
      <Icon name="ellipsis" />
    </button>
  );
}

/** What is seldom needed: the way to the other sessions, the rescue file, and what the view has of its own. */
export function MoreMenu({ close, children }: { close: () => void; children?: ComponentChildren }) {
  const session = useSession();
  return (
    <TimedDrawer label={_("More")} close={close} fromTop>
      <div class="menu">
        {children}
        <a class="button" href="#/">
          {_("All sessions")}
        </a>
        <RescueButton session={session.id} />
      </div>
    </TimedDrawer>
  );
}

/** The same in a view without drawers of its own. */
export function More() {
  const [opened, open] = useState(false);
  return (
    <>
      <MoreButton opened={opened} toggle={() => open(!opened)} />
      {opened && <MoreMenu close={() => open(false)} />}
    </>
  );
}
