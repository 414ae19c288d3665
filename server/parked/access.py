"""Who may decide about parked changes, and who may take in a rescue file."""

from typing import Annotated

from fastapi import Depends

from server.people.rights import Right
from server.sessions.access import session_to_read, session_to_write
from server.sessions.models import Session

SessionToDecideIn = Annotated[Session, Depends(session_to_write(Right.DECIDE_PARKED))]
SessionToRescue = Annotated[Session, Depends(session_to_read(Right.TAKE_IN_RESCUE_FILE))]
