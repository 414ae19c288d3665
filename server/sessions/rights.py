"""With which rights people write into sessions: the one place where roles and the staff's rows become rights.

Tablets' posts come through here for many senders and sessions at once, without an object for each.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import exists, select

from server.changes.kinds import Sender
from server.changes.receive import SessionFacts
from server.foundation.at_once import Rows, Statement, is_among, strings
from server.foundation.problems import NotFound
from server.people.credentials import HeldRole, Holder
from server.people.models import Person
from server.sessions.models import Closure, Session, Staff


@dataclass
class SessionInSight:
    """What decides who may do what in a session."""

    id: str
    study_id: str
    site_id: str
    closed: bool
    staff: set[str] = field(default_factory=set)

    @property
    def facts(self) -> SessionFacts:
        return SessionFacts(self.id, self.closed)


def sender(session: Session, person: Person) -> Sender:
    roles = {HeldRole(held.role, held.study_id, held.site_id) for held in person.roles}
    on_staff = session.staff_role(person.id) is not None
    return Sender(person.id, on_staff, in_office(roles, session.study_id, session.site_id))


def sender_of(session: SessionInSight, holder: Holder) -> Sender:
    office = in_office(holder.roles, session.study_id, session.site_id)
    return Sender(holder.person_id, holder.person_id in session.staff, office, holder.revoked)


def in_office(roles: Collection[HeldRole], study_id: str, site_id: str) -> bool:
    """Coordinators of the study, and leads of the site."""
    return any(
        (held.role == "coordinator" and held.study_id == study_id)
        or (held.role == "site_lead" and held.site_id == site_id)
        for held in roles
    )


def within_reach(session: SessionInSight | None, holder: Holder) -> SessionInSight:
    """Raises NotFound for another site's session just as for one that does not exist, as `finding.find` does."""
    if session is not None and any(reaches(held, session) for held in holder.roles):
        return session
    raise NotFound()


def reaches(held: HeldRole, session: SessionInSight) -> bool:
    return held.site_id == session.site_id or (held.role == "coordinator" and held.study_id == session.study_id)


def asking(session_ids: Collection[str]) -> Statement:
    """Asks for sessions, a row for each of their staff. Whoever writes locks the sessions first, as closing does: what
    is kept was sent before the session was closed.
    """
    return SESSIONS, {"sessions": sorted(session_ids)}


def sessions(rows: Rows) -> dict[str, SessionInSight]:
    """Of the answer to `asking`, by id."""
    found: dict[str, SessionInSight] = {}
    for session_id, study_id, site_id, closed, person_id in rows:
        session = found.setdefault(session_id, SessionInSight(session_id, study_id, site_id, bool(closed)))
        if person_id is not None:
            session.staff.add(person_id)
    return found


# Built once, of tables instead of classes: it is asked with every sending of every tablet.
SESSION, STAFF, CLOSURE = Session.__table__, Staff.__table__, Closure.__table__
IS_CLOSED = exists().where(CLOSURE.c.session_id == SESSION.c.id, CLOSURE.c.opened_at.is_(None))
SESSIONS = (
    select(SESSION.c.id, SESSION.c.study_id, SESSION.c.site_id, IS_CLOSED, STAFF.c.person_id)
    .join_from(SESSION, STAFF, STAFF.c.session_id == SESSION.c.id, isouter=True)
    .where(is_among(SESSION.c.id, strings("sessions")))
)
