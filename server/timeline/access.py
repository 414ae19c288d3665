"""The session named in the address, once its record is open to the caller."""

from typing import Annotated

from fastapi import Depends

from server.foundation.requests import Reading, Writing
from server.people.access import SignedIn, who_may
from server.people.rights import Right
from server.record import opening
from server.sessions import finding
from server.sessions.models import Session
from server.timeline import assigning

RULE = f"{Right.OPEN_SESSION}, and {Right.READ_UNOPENED_RECORD} or the record is open"


@who_may(RULE)
def session_to_read(session: str, person: SignedIn, db: Reading) -> Session:
    """To its staff at any time. Raises NotFound, or RecordNotOpen."""
    found = finding.find(db, person, session)
    if not opening.is_open_to(db, found, person):
        raise opening.RecordNotOpen()
    return found


@who_may(f"{Right.OPEN_SESSION}, and {Right.READ_UNOPENED_RECORD} or {Right.CORRECT_RECORD} once the record is open")
def session_to_assign_in(session: str, person: SignedIn, db: Writing) -> Session:
    """Raises NotAllowed too."""
    found = session_to_read(session, person, db)
    assigning.refuse_who_may_not(db, found, person)
    return found


RecordToRead = Annotated[Session, Depends(session_to_read)]
RecordToAssignIn = Annotated[Session, Depends(session_to_assign_in)]
