"""Enrolled tablets and scripts: they write for one person with a bearer token."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from server.foundation import audit, clock, identifiers
from server.foundation.database import Database
from server.people import secrets
from server.people.models import Person, Tablet


def enroll(db: Database, person: Person, label: str = "") -> str:
    """A new tablet's token. It is shown once; only its hash is kept."""
    token = secrets.mint()
    tablet = Tablet(id=identifiers.mint(), secret_hash=secrets.hashed(token), person_id=person.id)
    tablet.label, tablet.enrolled_at = label[:200], clock.now()
    db.add(tablet)
    audit.record(db, None, "tablet.enrolled", tablet.id, person=person.id, label=label)
    return token


def holder_of(db: Database, token: str) -> tuple[Person, Tablet] | None:
    """Person and tablet of a token, also of a revoked one: what it still sends is parked, not lost."""
    row = db.execute(HELD, {"secret_hash": secrets.hashed(token)}).unique().first()
    return (row[0], row[1]) if row else None


# Asked with every request: built once, and the roles come in the same row.
HELD = (
    select(Person, Tablet)
    .join(Tablet, Tablet.person_id == Person.id)
    .where(Tablet.secret_hash == bindparam("secret_hash"))
    .options(joinedload(Person.roles))
)


def revoke(db: Database, tablet: Tablet, by: Person, reason: str) -> None:
    tablet.revoked_at = clock.now()
    audit.record(db, by.id, "tablet.revoked", tablet.id, reason)
