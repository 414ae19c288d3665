"""Names of people, for pages."""

from collections.abc import Collection

from sqlalchemy import select

from server.foundation.database import Database
from server.people.models import Person


def names_of(db: Database, ids: Collection[str | None]) -> dict[str, str]:
    """id -> name, only of the people that a page names."""
    found = select(Person.id, Person.name).where(Person.id.in_({id for id in ids if id}))
    return {row.id: row.name for row in db.execute(found)}
