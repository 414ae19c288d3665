"""Changes made at the server's own pages: in one's own session, or as a correction when the session is over."""

from dataclasses import replace

from server.foundation.database import Database
from server.keeping import from_pages
from server.keeping.from_pages import PageChange
from server.people.models import Person
from server.people.rights import Right
from server.sessions.closing import locked_facts
from server.sessions.life import life_of
from server.sessions.models import Session
from server.sessions.rights import sender


def write(db: Database, session: Session, person: Person, change: PageChange) -> str:
    """The id of the change. Raises a Problem when this person may not make it.

    Coordinators and site leads may correct whatever they see once the session is over, never a running room.
    """
    writer = sender(session, person)
    if Right.CORRECT_RECORD in writer.rights and life_of(db, session).status in ("ended", "closed"):
        writer = replace(writer, rights=writer.rights | {Right.WRITE_RECORD})
    return from_pages.write(db, locked_facts(db, session.id), writer, change)
