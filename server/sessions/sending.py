"""What the change log has to know of a session and of who writes into it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from server.changes import desk
from server.changes.kinds import Sender
from server.changes.receive import SessionFacts
from server.foundation.database import Database
from server.people.models import Person
from server.sessions.life import lives
from server.sessions.models import Session


def facts(session: Session) -> SessionFacts:
    return SessionFacts(session.id, closed=session.closure is not None)


def sender(session: Session, person: Person, revoked: bool = False) -> Sender:
    leads = any(held.role == "site_lead" and held.site_id == session.site_id for held in person.roles)
    on_staff = session.staff_role(person.id) is not None
    return Sender(person.id, on_staff, in_office=leads or person.has("coordinator"), revoked=revoked)


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
    return desk.write(db, facts(session), writer, kind, subject, payload, base, at, reason)
