"""The session named in the address, as the caller may open it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from anyio import to_thread
from fastapi import Depends, Request

from server.foundation.requests import Reading, Writing
from server.people.access import SignedIn, credential_of, who_may
from server.people.credentials import Credential
from server.people.rights import Right
from server.sessions import finding
from server.sessions.admitted import Admitted
from server.sessions.models import Session


def session_to_read(right: Right) -> Callable[..., Session]:
    """A dependency that finds the session in which the caller holds a right."""

    @who_may(right)
    def fetch(session: str, person: SignedIn, db: Reading) -> Session:
        return finding.find(db, person, session, right)

    return fetch


def session_to_write(right: Right) -> Callable[..., Session]:
    """The same in the transaction that writes."""

    @who_may(right)
    def fetch(session: str, person: SignedIn, db: Writing) -> Session:
        return finding.find(db, person, session, right)

    return fetch


@dataclass(frozen=True)
class Admission:
    """Who may have a body read that is sent to a session."""

    session_id: str
    credential: Credential
    admitted: Admitted

    async def ask(self) -> None:
        """Raises NotSignedIn or NotFound."""
        await to_thread.run_sync(self.admitted.ask, self.credential, self.session_id)
        self.admitted.remember(self.credential, self.session_id)


@who_may(f"{Right.OPEN_SESSION}, also from a revoked tablet")
async def session_to_send_to(request: Request, session: str) -> Admission:
    """Asked before the body is read."""
    admission = Admission(session, credential_of(request), request.app.state.admitted)
    if not admission.admitted.lately(admission.credential, session):
        await admission.ask()
    return admission


ReadableSession = Annotated[Session, Depends(session_to_read(Right.OPEN_SESSION))]
SessionToClose = Annotated[Session, Depends(session_to_write(Right.CLOSE_SESSION))]
SessionToStaff = Annotated[Session, Depends(session_to_read(Right.CHANGE_STAFF))]
StaffedSession = Annotated[Session, Depends(session_to_write(Right.CHANGE_STAFF))]
SentToSession = Annotated[Admission, Depends(session_to_send_to)]
