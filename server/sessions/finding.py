"""Which sessions a person may open: the rule is in the query, never after it."""

from sqlalchemy import ColumnElement, Select, and_, or_, select

from server.changes.models import Staff
from server.foundation.database import Database
from server.foundation.problems import NotAllowed, NotFound
from server.people import rights
from server.people.models import Person
from server.people.rights import Right
from server.sessions.models import Session


def within_reach(person: Person) -> ColumnElement[bool]:
    """The sessions that a person may open, by a role in their study or at their site."""
    return by_role(person, Right.OPEN_SESSION)


def by_role(person: Person, right: Right) -> ColumnElement[bool]:
    studies, sites = person.reach(right)
    return or_(Session.study_id.in_(studies), Session.site_id.in_(sites))


def holding(person: Person, right: Right) -> ColumnElement[bool]:
    """The sessions in which a person holds a right: `rights.in_session` in SQL."""
    roles = [role for role, given in rights.ON_STAFF.items() if right in given]
    if not roles:
        return by_role(person, right)
    member = Session.staff.any(and_(Staff.person_id == person.id, Staff.role.in_(roles)))
    return or_(by_role(person, right), and_(member, within_reach(person)))


def rights_in(session: Session, person: Person) -> frozenset[Right]:
    return rights.in_session(person.held, session.study_id, session.site_id, session.staff_role(person.id))


def sessions_of(person: Person) -> Select[Session]:
    return select(Session).where(within_reach(person)).order_by(Session.starts_at, Session.code)


def find(db: Database, person: Person, session_id: str, right: Right = Right.OPEN_SESSION) -> Session:
    """Raises NotFound for another site's session just as for one that does not exist, NotAllowed without the right."""
    asked = select(Session, holding(person, right)).where(Session.id == session_id, within_reach(person))
    found = db.execute(asked).first()
    if found is None:
        raise NotFound()
    session, has_right = found
    if not has_right:
        raise NotAllowed()
    return session
