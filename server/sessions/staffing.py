"""Changing who moderates and who assists in a session, until it is closed: with a reason, told to its tablets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from server.changes import staff
from server.changes.kinds import STAFFING
from server.changes.models import Change
from server.foundation import audit, clock
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.i18n.words import N_, _
from server.keeping import from_pages
from server.keeping.from_pages import PageChange
from server.people.models import Person
from server.people.rights import Right
from server.sessions import choices, closing
from server.sessions.closing import NeedsReason
from server.sessions.models import Session


class ClosedStaff(Problem):
    status, name = 409, "closed_staff"
    title = N_(
        "The session is closed, and its team stays as it is. It can be changed after the session is opened again."
    )


class CannotChangeStaff(Problem):
    """`wrong` names what has to be changed: `{field: message}`."""

    status, name = 422, "cannot_change_staff"
    title = N_("The team is not changed yet: please look at what is marked.")

    def __init__(self, wrong: dict[str, str]) -> None:
        super().__init__(fields=wrong)
        self.wrong = wrong


REFUSALS = (ClosedStaff, CannotChangeStaff, NeedsReason)


@dataclass(frozen=True)
class Move:
    """One person who came to the staff or left it, as the log says."""

    at: datetime
    by: str
    person: str
    role: str
    """LEFT: on the staff no more"""


def people_for(db: Database, session: Session) -> list[Person]:
    """Who may be on its staff: the people of the site, and whoever is on it."""
    found = {one.id: one for one in choices.people_at(db, session.site)}
    found |= {member.person_id: member.person for member in session.staff}
    return sorted(found.values(), key=lambda person: (person.name, person.id))


def chosen(db: Database, session: Session, moderator: str, assistants: Sequence[str]) -> dict[str, str]:
    """person -> role, of the ids that a form names, "" for nobody. Raises CannotChangeStaff."""
    known = {person.id for person in people_for(db, session)}
    wrong = {} if moderator in known else {"moderator": _("Please choose one.")}
    roles = {moderator: "moderator"}
    for field, person in zip(("assistant", "second_assistant"), assistants, strict=True):
        if person and person not in known:
            wrong[field] = _("This person does not work at the site.")
        elif person in roles:
            wrong[field] = _("One person cannot have two places on the team.")
        elif person:
            roles[person] = "assistant"
    if wrong:
        raise CannotChangeStaff(wrong)
    return roles


def change(db: Database, session: Session, by: Person, roles: Mapping[str, str], reason: str) -> None:
    """`roles`: person -> role, of everybody who is on the staff from now on. Raises ClosedStaff, NeedsReason.

    Field notes stay their authors': one that is not signed stays sealed when its author leaves, and the record opens
    when those who are on the staff have signed theirs.
    """
    facts = closing.locked_facts(db, session.id)
    if facts.closed:
        raise ClosedStaff()
    if not reason.strip():
        raise NeedsReason()
    db.refresh(session, ["staff"])
    before = {member.person_id: member.role for member in session.staff}
    moved = {one: roles.get(one) for one in sorted({*before, *roles}) if roles.get(one) != before.get(one)}
    for person, role in moved.items():
        said = {"person": person} | ({"role": role} if role else {})
        from_pages.tell(db, facts, by.id, Right.CHANGE_STAFF, PageChange("staff.changed", session.id, said))
    db.refresh(session, ["staff"])
    if moved:
        left = [one for one in before if one not in roles]
        now = {person: role for person, role in moved.items() if role}
        audit.record(db, by.id, "session.staff_changed", session.id, reason.strip()[:2000], left=left, now=now)


def moves(db: Database, session: Session) -> list[Move]:
    """Who took over and who was changed, the earliest first."""
    found = select(Change).where(Change.session_id == session.id, Change.kind.in_(STAFFING))
    return [
        Move(clock.time_of(one.at), one.person_id, person, role)
        for one in db.scalars(found.order_by(Change.at, Change.id))
        for person, role in staff.moves_of(one)
    ]
