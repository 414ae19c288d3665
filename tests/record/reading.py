"""The state of a session as somebody reads it."""

from server.foundation.database import Database
from server.record.sealed import reader_of
from server.record.state import StateAnswer, state
from server.sessions.models import Session


def state_for(db: Database, session: Session, person_id: str) -> StateAnswer:
    return state(db, session.id, reader_of(session, person_id), session.closure is not None)
