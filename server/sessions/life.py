"""Where sessions stand: planned, running, ended or closed, and since when."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, case, exists, func, not_, or_, select

from server.changes.kinds import LIFE
from server.changes.models import Holding, Register
from server.foundation.database import Database
from server.sessions.models import Closure, Session

Status = Literal["planned", "running", "ended", "closed"]


@dataclass(frozen=True)
class SessionLife:
    """`started_at` and `ended_at` as the tablets stamped them; `heard_at`: when a tablet last sent."""

    status: Status
    started_at: str | None
    ended_at: str | None
    heard_at: datetime | None = None


def life_after(course: Sequence[tuple[str, str]], closed: bool) -> SessionLife:
    """`course`: `at` and kind of the session's steps in their order. `record.life` tells tablets the same."""
    started_at = next((at for at, kind in course if kind == "session.started"), None)
    status: Status = "closed" if closed else status_after(course[-1][1] if started_at else None)
    ended = [at for at, kind in course if kind == "session.ended"]
    return SessionLife(status, started_at, ended[-1] if ended and status in ("ended", "closed") else None)


def status_after(newest: str | None) -> Status:
    if newest is None:
        return "planned"
    return "ended" if newest == "session.ended" else "running"


def lives(db: Database, sessions: Sequence[Session]) -> dict[str, SessionLife]:
    ids = [session.id for session in sessions]
    courses: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    steps = select(Register.session_id, Register.at, Register.id, Register.kind)
    steps = steps.where(Register.session_id.in_(ids), Register.kind.in_(LIFE))
    for session_id, at, change_id, kind in db.execute(steps):
        courses[session_id].append((at, change_id, kind))
    contact = select(Holding.session_id, func.max(Holding.heard_at)).where(Holding.session_id.in_(ids))
    heard = {row[0]: row[1] for row in db.execute(contact.group_by(Holding.session_id))}
    return {session.id: life(session, sorted(courses[session.id]), heard.get(session.id)) for session in sessions}


def life(session: Session, course: list[tuple[str, str, str]], heard_at: datetime | None) -> SessionLife:
    after = life_after([(at, kind) for at, _id, kind in course], session.closure is not None)
    return replace(after, heard_at=heard_at)


def life_of(db: Database, session: Session) -> SessionLife:
    return lives(db, [session])[session.id]


def status() -> ColumnElement[str]:
    """What `life_after` says, in a statement about sessions."""
    newest = select(Register.kind).where(Register.session_id == Session.id, Register.kind.in_(LIFE))
    newest = newest.order_by(Register.at.desc(), Register.id.desc()).limit(1).correlate(Session)
    is_over = newest.scalar_subquery() == "session.ended"
    return case((is_closed(), "closed"), (not_(was_started()), "planned"), (is_over, "ended"), else_="running")


def has_begun() -> ColumnElement[bool]:
    """Whether `status()` is any but planned, without working out which."""
    return or_(is_closed(), was_started())


def is_closed() -> ColumnElement[bool]:
    return exists().where(Closure.session_id == Session.id, Closure.opened_at.is_(None)).correlate(Session)


def was_started() -> ColumnElement[bool]:
    return exists().where(Register.session_id == Session.id, Register.kind == "session.started").correlate(Session)


def newest_end() -> ColumnElement[str]:
    """`at` of the newest end, also where the session went on after it."""
    ends = select(func.max(Register.at)).where(Register.session_id == Session.id, Register.kind == "session.ended")
    return ends.correlate(Session).scalar_subquery()
