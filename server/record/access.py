"""The session named in the address, once its record is open to the caller."""

from typing import Annotated

from fastapi import Depends

from server.foundation.requests import Reading
from server.people.access import SignedIn, who_may
from server.record import opening
from server.sessions.access import ReadableSession
from server.sessions.models import Session


@who_may("the session's staff; people of its site and coordinators when the record is open")
def opened_session(session: ReadableSession, person: SignedIn, db: Reading) -> Session:
    opening.refuse_unopened(db, session, person)
    return session


OpenedSession = Annotated[Session, Depends(opened_session)]
