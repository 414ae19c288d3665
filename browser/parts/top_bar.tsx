import type { ComponentChildren } from "preact";
import type { Sitting } from "../tablet/sitting";
import { ClockLine } from "./clock_line";
import { NotUnderstood } from "./not_understood";
import { StatusMark } from "./status_mark";
import { Trouble } from "./trouble";

export function TopBar({ sitting, children }: { sitting: Sitting; children?: ComponentChildren }) {
  const { study, session } = sitting.kit;
  return (
    <header class="top-bar">
      <a class="code" href="#/">
        <bdi>{session.code}</bdi>
      </a>
      <ClockLine sitting={sitting} />
      <StatusMark sitting={sitting} />
      {children}
      <Trouble sitting={sitting} />
      <NotUnderstood sitting={sitting} />
      {study.notice && (
        <small class="made-up" lang={session.language} dir="auto">
          {study.notice}
        </small>
      )}
    </header>
  );
}
