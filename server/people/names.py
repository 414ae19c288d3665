"""Names of people whom a page names."""

from collections.abc import Collection

from sqlalchemy import select

from server.foundation.database import Database
from server.people.models import Person


def names_of(db: Database, ids: Collection[str | None]) -> dict[str, str]:
    """id -> name, of these people only: no page loads everybody of the server."""
    found = select(Person.id, Person.name).where(Person.id.in_({id for id in ids if id}))
    return {row.id: row.name for row in db.execute(found)}
