import type { ComponentChildren } from "preact";
import { useSession } from "../hooks/use_session";
import { fromPaperWords } from "../tablet/paper_words";
import { _, fill } from "../words/catalogue";
import { Checklist } from "./checklist";
import { EverythingHere } from "./everything_here";
import { StandingLine } from "./standing_line";
import { WentOn } from "./went_on";

/** After the end, the same way on in the room and at the desk. */
export function WhatNext({ level: Heading, children }: { level: "h1" | "h2"; children?: ComponentChildren }) {
  const session = useSession();
  const { status, ended_at, from_paper } = session.state.value;
  const closed = status === "closed" || session.kit.session.status === "closed";
  return (
    <>
      <div class="stack close">
        <Heading class="ended">{closed ? _("This session is closed") : _("The session has ended")}</Heading>
        {ended_at && !closed && (
          <p class="lead">{fill(_("Ended {time}. Now, while it is fresh:"), { time: session.hourMinute(ended_at) })}</p>
        )}
        <WentOn />
        {(from_paper ?? []).map((entered) => (
          <p class="lead" key={entered.person}>
            {fromPaperWords(session, entered)}
          </p>
        ))}
        <StandingLine />
      </div>
      <Ways closed={closed}>{children}</Ways>
      <div class="columns">
        <EverythingHere />
        <div class="stack">
          <Checklist id="after" />
          <Checklist id="ending" />
        </div>
      </div>
    </>
  );
}

function Ways({ closed, children }: { closed: boolean; children: ComponentChildren }) {
  const session = useSession();
  const way = (view: string, words: string, look = "button") => (
    <a class={look} href={`#/${session.id}/${view}`}>
      {words}
    </a>
  );
  return (
    <p class="actions">
      {way("field-note", _("First impressions, three lines"), "button primary")}
      {way("marks", _("Check the marks, two minutes"))}
      {way("questionnaires", _("Enter questionnaires"))}
      {children}
      <a class="button" href={`/sessions/${session.id}/record`}>
        {_("Record (needs network)")}
      </a>
      {!closed && (
        <button class="quiet" onClick={() => void session.act("session.resumed", session.id, {})}>
          {_("It goes on: open it again")}
        </button>
      )}
    </p>
  );
}
