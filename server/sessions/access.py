"""The session named in the address, as the caller may open it."""

from collections.abc import Callable
from typing import Annotated, TypeAlias

from fastapi import Depends

from server.changes.kinds import Sender
from server.changes.receive import SessionFacts
from server.foundation.database import Database
from server.foundation.requests import Reading, Writing
from server.people.access import EvenRevoked, SignedIn, who_may
from server.sessions import finding, rights
from server.sessions.models import Session

Destination: TypeAlias = Callable[[Database], tuple[SessionFacts, Sender]]


@who_may("people of the session's site, coordinators")
def session_to_read(session: str, person: SignedIn, db: Reading) -> Session:
    return finding.find(db, person, session)


@who_may("people of the session's site, coordinators")
def session_to_write(session: str, person: SignedIn, db: Writing) -> Session:
    return finding.find(db, person, session)


@who_may("people of the session's site, coordinators, also from a revoked tablet")
async def session_to_send_to(session: str, caller: EvenRevoked) -> Destination:
    """Looked up in the transaction that writes."""
    return lambda db: rights.destination(db, session, caller.person, caller.revoked)


ReadableSession = Annotated[Session, Depends(session_to_read)]
WritableSession = Annotated[Session, Depends(session_to_write)]
SentToSession = Annotated[Destination, Depends(session_to_send_to)]
