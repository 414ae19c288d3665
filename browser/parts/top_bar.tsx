import type { ComponentChildren } from "preact";
import { useSession } from "../hooks/use_session";
import { team, teamWords } from "../tablet/staff_names";
import { ClockLine } from "./clock_line";
import { NotUnderstood } from "./not_understood";
import { RecorderMark } from "./recorder_mark";
import { StatusMark } from "./status_mark";
import { Trouble } from "./trouble";

export function TopBar({ children }: { children?: ComponentChildren }) {
  const opened = useSession();
  const { study, session } = opened.kit;
  const members = team(opened);
  return (
    <header class="top-bar">
      <a class="code" href="#/">
        <bdi>{session.code}</bdi>
        <small class="team" title={teamWords(members)}>
          {members.map(({ name }) => name).join(" · ")}
        </small>
      </a>
      <ClockLine />
      <RecorderMark />
      <StatusMark />
      {children}
      <Trouble />
      <NotUnderstood />
      {study.notice && (
        <small class="made-up" lang={session.language} dir="auto">
          {study.notice}
        </small>
      )}
    </header>
  );
}
