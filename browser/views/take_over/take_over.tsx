import { useState } from "preact/hooks";
import { useSession } from "../../hooks/use_session";
import { Dialog } from "../../parts/dialog";
import { TopBar } from "../../parts/top_bar";
import type { OpenSession } from "../../tablet/open_session";
import { type NamedMember, team, teamWords } from "../../tablet/staff_names";
import { mayTakeOver } from "../../tablet/standing";
import { _, fill } from "../../words/catalogue";

type Role = "moderator" | "assistant";

interface Place {
  role: Role;
  insteadOf?: NamedMember;
}

/** What somebody sees who is not on the session's team: nothing is made here before they have taken over. */
export function TakeOver() {
  const session = useSession();
  const [asked, ask] = useState<Place | null>(null);
  const may = mayTakeOver(session.kit.person);
  return (
    <div class="room plain">
      <TopBar />
      <main class="sheet-view">
        <div class="stack close">
          <h1>{_("You are not on this session’s team")}</h1>
          <p class="lead">{teamWords(team(session))}</p>
          {may ? (
            <p>{_("Do you stand in today? One tap puts you on the team, also without network.")}</p>
          ) : (
            <p class="problem">{outsideWords()}</p>
          )}
        </div>
        {may && (
          <p class="actions">
            {places(session).map((place) => (
              <button key={placeWords(place)} class="large" onClick={() => ask(place)}>
                {placeWords(place)}
              </button>
            ))}
          </p>
        )}
        <p class="actions">
          <a class="button" href={`#/${session.id}/prepare`}>
            {_("Is this tablet ready?")}
          </a>
          <a class="button quiet" href="#/">
            {_("All sessions")}
          </a>
        </p>
      </main>
      {asked && <Confirm place={asked} close={() => ask(null)} />}
    </div>
  );
}

function outsideWords(): string {
  return _(
    "Moderators and assistants of this site can take over. Your role does not include it: ask the coordinator or the " +
      "site lead to put you on the team.",
  );
}

/** Instead of each who is on the team, and beside them. */
function places(session: OpenSession): Place[] {
  const members = team(session);
  const instead = members.map((member): Place => ({ role: member.role as Role, insteadOf: member }));
  const moderated = members.some(({ role }) => role === "moderator");
  return [...(moderated ? [] : [{ role: "moderator" as const }]), ...instead, { role: "assistant" }];
}

function placeWords({ role, insteadOf }: Place): string {
  if (!insteadOf) return role === "moderator" ? _("I moderate today") : _("I assist today as well");
  const { name } = insteadOf;
  return fill(role === "moderator" ? _("I moderate today instead of {name}") : _("I assist today instead of {name}"), {
    name,
  });
}

function Confirm({ place, close }: { place: Place; close: () => void }) {
  const session = useSession();
  const [failed, fail] = useState(false);
  const { role, insteadOf } = place;
  const take = () =>
    session
      .act("staff.taken_over", session.id, { role, ...(insteadOf && { instead_of: insteadOf.id }) })
      .then(close, () => fail(true));
  return (
    <Dialog title={placeWords(place)} close={close}>
      <p>{whatFollows(insteadOf)}</p>
      {failed && (
        <p class="problem" role="alert">
          {_("This tablet could not save it. Try again.")}
        </p>
      )}
      <div class="actions">
        <button class="primary" onClick={take}>
          {_("Take over")}
        </button>
        <button onClick={close}>{_("Not yet")}</button>
      </div>
    </Dialog>
  );
}

function whatFollows(insteadOf: NamedMember | undefined): string {
  if (!insteadOf)
    return _("From now on you are on the team, and everybody in it sees that. The coordinator can change it.");
  return fill(
    _(
      "From now on you are on the team and {name} is not, and everybody in it sees that. What {name} noted stays. " +
        "The coordinator can change it.",
    ),
    { name: insteadOf.name },
  );
}
