"""The session named in the address, as the caller may open it."""

from typing import Annotated

from fastapi import Depends

from server.foundation.requests import Reading, Writing
from server.people.access import EvenRevoked, SignedIn, who_may
from server.sessions import finding
from server.sessions.models import Session


@who_may("people of the session's site, coordinators")
def session_to_read(session: str, person: SignedIn, db: Reading) -> Session:
    return finding.find(db, person, session)


@who_may("people of the session's site, coordinators")
def session_to_write(session: str, person: SignedIn, db: Writing) -> Session:
    return finding.find(db, person, session)


@who_may("people of the session's site, coordinators, also from a revoked tablet")
def session_to_send_to(session: str, caller: EvenRevoked, db: Writing) -> Session:
    return finding.find(db, caller.person, session)


ReadableSession = Annotated[Session, Depends(session_to_read)]
WritableSession = Annotated[Session, Depends(session_to_write)]
SentToSession = Annotated[Session, Depends(session_to_send_to)]
