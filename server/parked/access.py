"""Who may decide about parked changes, and who may take in a rescue file."""

from typing import Annotated

from fastapi import Depends

from server.foundation.problems import NotAllowed
from server.parked import deciding
from server.people.access import SignedIn, who_may
from server.sessions.access import ReadableSession, WritableSession
from server.sessions.models import Session


@who_may("moderators of the session, leads of its site, coordinators")
def session_to_decide_in(session: WritableSession, person: SignedIn) -> Session:
    if not deciding.may_decide(session, person):
        raise NotAllowed()
    return session


@who_may("leads of the session's site, coordinators")
def session_to_rescue(session: ReadableSession, person: SignedIn) -> Session:
    if not deciding.may_rescue(session, person):
        raise NotAllowed()
    return session


SessionToDecideIn = Annotated[Session, Depends(session_to_decide_in)]
SessionToRescue = Annotated[Session, Depends(session_to_rescue)]
