import type { ComponentChildren } from "preact";

import { ClockLine } from "../room/clock_line";
import type { Sitting } from "../sitting";
import { StatusMark } from "./status_mark";

export function TopBar({ sitting, children }: { sitting: Sitting; children?: ComponentChildren }) {
  return (
    <header class="top-bar">
      <a class="code" href="#/">
        <bdi>{sitting.kit.session.code}</bdi>
      </a>
      <ClockLine sitting={sitting} />
      <StatusMark sitting={sitting} />
      {children}
    </header>
  );
}
