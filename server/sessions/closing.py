"""Closing a session and opening it again. A closure is a row with who, when and why."""

from sqlalchemy import bindparam, select

from server.changes import numbering
from server.foundation import audit, clock, identifiers
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.i18n.words import N_
from server.keeping.receive import SessionFacts
from server.people.models import Person
from server.sessions.models import Closure, Session


class NeedsReason(Problem):
    status, name = 422, "needs_reason"
    title = N_("Please give a reason: it stays with the record.")


def close(db: Database, session: Session, by: Person, everything_here: bool, reason: str = "") -> Closure:
    """What tablets send from now on is parked. Without everything here, closing needs a reason."""
    lock_and_refresh(db, session)
    if session.closure:
        return session.closure
    if not everything_here and not reason.strip():
        raise NeedsReason()
    closure = Closure(id=identifiers.mint(), session_id=session.id, closed_at=clock.now(), closed_by_id=by.id)
    closure.reason = reason.strip()[:2000]
    session.closures.append(closure)
    audit.record(db, by.id, "session.closed", session.id, closure.reason)
    return closure


def open_again(db: Database, session: Session, by: Person, reason: str) -> None:
    """Tablets may send again; what was parked meanwhile stays parked until a person decides."""
    if not reason.strip():
        raise NeedsReason()
    lock_and_refresh(db, session)
    closure = session.closure
    if closure:
        closure.opened_at, closure.opened_by_id, closure.opened_reason = clock.now(), by.id, reason.strip()[:2000]
        audit.record(db, by.id, "session.opened_again", session.id, closure.opened_reason)


def lock_and_refresh(db: Database, session: Session) -> None:
    """Tablets that send, closing and opening take the same lock: what is sent already is kept first."""
    numbering.lock_session(db, session.id)
    db.refresh(session, ["closures"])


def locked_facts(db: Database, session_id: str) -> SessionFacts:
    """Read under the session's lock, which closing takes too: what is kept was sent before the session was closed."""
    numbering.lock_session(db, session_id)
    return SessionFacts(session_id, closed=bool(db.scalar(IS_CLOSED, {"session_id": session_id})))


# Built once, of a table instead of a class: it is asked with every sending of every tablet.
CLOSURE = Closure.__table__.c
IS_CLOSED = select(CLOSURE.id).where(CLOSURE.session_id == bindparam("session_id"), CLOSURE.opened_at.is_(None))
