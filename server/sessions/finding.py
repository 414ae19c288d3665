"""Which sessions a person may open: the rule is in the query, never after it."""

from sqlalchemy import ColumnElement, Select, or_, select

from server.foundation.database import Database
from server.foundation.problems import NotFound
from server.people.models import Person
from server.sessions.models import Session


def within_reach(person: Person) -> ColumnElement[bool]:
    """The sessions of the sites at which a person works, and of the studies that they coordinate."""
    return or_(Session.site_id.in_(person.sites()), Session.study_id.in_(person.studies("coordinator")))


def sessions_of(person: Person) -> Select[Session]:
    return select(Session).where(within_reach(person)).order_by(Session.starts_at, Session.code)


def find(db: Database, person: Person, session_id: str) -> Session:
    """Raises NotFound for another site's session just as for one that does not exist."""
    found = db.scalar(select(Session).where(Session.id == session_id, within_reach(person)))
    if found is None:
        raise NotFound()
    return found
