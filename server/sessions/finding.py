"""Which sessions a person may open: the rule is in the query, never after it."""

from sqlalchemy import ColumnElement, Select, select, true

from server.foundation.database import Database
from server.foundation.problems import NotFound
from server.people.models import ROLES_AT_A_SITE, Person
from server.sessions.models import Session


def within_reach(person: Person) -> ColumnElement[bool]:
    sites = sites_within_reach(person)
    return true() if sites is None else Session.site_id.in_(sites)


def sites_within_reach(person: Person) -> list[str | None] | None:
    """All (None) for a coordinator, their sites for people who work at sites, none for others."""
    if person.has("coordinator"):
        return None
    return [held.site_id for held in person.roles if held.role in ROLES_AT_A_SITE]


def sessions_of(person: Person) -> Select[Session]:
    return select(Session).where(within_reach(person)).order_by(Session.starts_at, Session.code)


def find(db: Database, person: Person, session_id: str) -> Session:
    """Raises NotFound for another site's session just as for one that does not exist."""
    found = db.scalar(select(Session).where(Session.id == session_id, within_reach(person)))
    if found is None:
        raise NotFound()
    return found
