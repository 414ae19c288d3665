"""With which rights a person writes into a session."""

from sqlalchemy import bindparam, or_, select

from server.changes.kinds import Sender
from server.changes.receive import SessionFacts
from server.foundation.database import Database
from server.foundation.problems import NotFound
from server.people.models import Person
from server.sessions.closing import locked_facts
from server.sessions.models import Session, Staff


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
    sender = rights(person, row.study_id, row.site_id, on_staff=row.on_staff, revoked=revoked)
    return locked_facts(db, session_id), sender


# Built once, of tables instead of classes: it is asked with every sending of every tablet.
SESSION, STAFF = Session.__table__.c, Staff.__table__.c
ON_STAFF = select(STAFF.person_id).where(STAFF.session_id == SESSION.id, STAFF.person_id == bindparam("person_id"))
WITHIN_REACH = select(SESSION.study_id, SESSION.site_id, ON_STAFF.exists().label("on_staff")).where(
    SESSION.id == bindparam("session_id"),
    or_(
        SESSION.site_id.in_(bindparam("sites")),
        SESSION.study_id.in_(bindparam("studies")),
    ),
)
