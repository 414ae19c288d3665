"""What the change log has to know of a session and of who writes into it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select

from server.changes import from_pages, numbering
from server.changes.kinds import Sender
from server.changes.receive import SessionFacts
from server.foundation.database import Database
from server.foundation.problems import NotFound
from server.people.models import Person
from server.sessions.life import lives
from server.sessions.models import Closure, Session, Staff


def facts(db: Database, session_id: str) -> SessionFacts:
    """Read under the session's lock, which closing takes too: what is kept was sent before the session was closed."""
    numbering.lock_session(db, session_id)
    return SessionFacts(session_id, closed=bool(db.scalar(IS_CLOSED, {"session_id": session_id})))


def sender(session: Session, person: Person) -> Sender:
    on_staff = session.staff_role(person.id) is not None
    return rights(person, session.study_id, session.site_id, on_staff=on_staff)


def rights(person: Person, study_id: str, site_id: str, *, on_staff: bool, revoked: bool = False) -> Sender:
    leads = any(held.role == "site_lead" and held.site_id == site_id for held in person.roles)
    return Sender(person.id, on_staff, leads or study_id in person.studies("coordinator"), revoked)


def destination(db: Database, session_id: str, person: Person, revoked: bool) -> tuple[SessionFacts, Sender]:
    """Where a tablet sends, and with which rights; raises NotFound as `finding.find` does."""
    reach = {"sites": list(person.sites()), "studies": list(person.studies("coordinator"))}
    asked = {"session_id": session_id, "person_id": person.id} | reach
    row = db.execute(WITHIN_REACH, asked).first()
    if row is None:
        raise NotFound()
    return facts(db, session_id), rights(person, row.study_id, row.site_id, on_staff=row.on_staff, revoked=revoked)


# Built once, of tables instead of classes: it is asked with every sending of every tablet.
SESSION, STAFF, CLOSURE = Session.__table__.c, Staff.__table__.c, Closure.__table__.c
ON_STAFF = select(STAFF.person_id).where(STAFF.session_id == SESSION.id, STAFF.person_id == bindparam("person_id"))
IS_CLOSED = select(CLOSURE.id).where(CLOSURE.session_id == bindparam("session_id"), CLOSURE.opened_at.is_(None))
WITHIN_REACH = select(SESSION.study_id, SESSION.site_id, ON_STAFF.exists().label("on_staff")).where(
    SESSION.id == bindparam("session_id"),
    or_(
        SESSION.site_id.in_(bindparam("sites")),
        SESSION.study_id.in_(bindparam("studies")),
    ),
)


def write(
    db: Database,
    session: Session,
    person: Person,
    kind: str,
    subject: str,
    payload: dict[str, Any],
    base: Sequence[str] | None = None,
    at: datetime | None = None,
    reason: str = "",
) -> str:
    """A change made at one of the server's pages; its id. Raises a Problem when this person may not make it.

    Coordinators and site leads may correct whatever they see once the session is over, never a running room.
    """
    writer = sender(session, person)
    if writer.in_office and lives(db, [session])[session.id].status in ("ended", "closed"):
        writer = replace(writer, on_staff=True)
    return from_pages.write(db, facts(db, session.id), writer, kind, subject, payload, base, at, reason)
