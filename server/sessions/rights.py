"""With which rights people write into sessions: `people.rights`, by their roles and by the rows of the staff.

Tablets' posts come through here for many senders and sessions at once, without an object for each.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import and_, exists, select

from server.changes.kinds import Sender
from server.changes.models import LEFT, Staff
from server.foundation.at_once import Rows, Statement, at_once, is_among, strings
from server.foundation.database import Database
from server.foundation.problems import NotFound, NotSignedIn
from server.keeping.receive import SessionFacts
from server.people import credentials, rights
from server.people.credentials import Credential, Holder
from server.people.models import Person
from server.people.rights import Right
from server.sessions.finding import rights_in
from server.sessions.models import Closure, Session


@dataclass
class SessionInSight:
    """What decides who may do what in a session."""

    id: str
    study_id: str
    site_id: str
    closed: bool
    staff: dict[str, str] = field(default_factory=dict)
    """person -> role"""

    @property
    def facts(self) -> SessionFacts:
        return SessionFacts(self.id, self.closed)

    def rights_of(self, holder: Holder) -> frozenset[Right]:
        return rights.in_session(holder.roles, self.study_id, self.site_id, self.staff.get(holder.person_id))


def sender(session: Session, person: Person) -> Sender:
    return Sender(person.id, rights_in(session, person))


def author(session: Session, person: Person) -> Sender:
    """Who made a change that somebody else brings in. Their place on the staff counts also when they have lost their
    roles: what they wrote before that is on a tablet that cannot send any more.
    """
    staff = rights.ON_STAFF.get(session.staff_role(person.id) or "", rights.NONE)
    return Sender(person.id, rights_in(session, person) | staff)


def sender_of(session: SessionInSight, holder: Holder) -> Sender:
    return Sender(holder.person_id, session.rights_of(holder), holder.revoked)


def look_up(db: Database, credential: Credential, session_id: str) -> tuple[SessionInSight, Holder]:
    """A session and who asks for it, in one round trip; raises NotSignedIn or NotFound. A revoked tablet is found."""
    held, found = at_once(db, credentials.asking([credential]), asking([session_id]))
    holder = credentials.holders(held).get(credential)
    if holder is None:
        raise NotSignedIn()
    return within_reach(sessions(found).get(session_id), holder), holder


def within_reach(session: SessionInSight | None, holder: Holder) -> SessionInSight:
    """Raises NotFound for another site's session just as for one that does not exist, as `finding.find` does."""
    if session is not None and Right.OPEN_SESSION in session.rights_of(holder):
        return session
    raise NotFound()


def asking(session_ids: Collection[str]) -> Statement:
    """Asks for sessions, a row for each of their staff. Whoever writes locks the sessions first, as closing does: what
    is kept was sent before the session was closed.
    """
    return SESSIONS, {"sessions": sorted(session_ids)}


def sessions(rows: Rows) -> dict[str, SessionInSight]:
    """Of the answer to `asking`, by id."""
    found: dict[str, SessionInSight] = {}
    for session_id, study_id, site_id, closed, person_id, role in rows:
        session = found.setdefault(session_id, SessionInSight(session_id, study_id, site_id, bool(closed)))
        if person_id is not None:
            session.staff[person_id] = role
    return found


# Built once, of tables instead of classes: it is asked with every sending of every tablet.
SESSION, STAFF, CLOSURE = Session.__table__, Staff.__table__, Closure.__table__
IS_CLOSED = exists().where(CLOSURE.c.session_id == SESSION.c.id, CLOSURE.c.opened_at.is_(None))
SESSIONS = (
    select(SESSION.c.id, SESSION.c.study_id, SESSION.c.site_id, IS_CLOSED, STAFF.c.person_id, STAFF.c.role)
    .join_from(SESSION, STAFF, and_(STAFF.c.session_id == SESSION.c.id, STAFF.c.role != LEFT), isouter=True)
    .where(is_among(SESSION.c.id, strings("sessions")))
)
