"""Where sessions stand: planned, running, ended or closed, and since when."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from server.changes.kinds import LIFE
from server.changes.models import Holding, Register
from server.foundation.database import Database
from server.sessions.fold import status_after
from server.sessions.models import Session


@dataclass(frozen=True)
class Life:
    """`started_at` and `ended_at` as the tablets stamped them; `heard_at`: when a tablet last sent."""

    status: str
    started_at: str | None
    ended_at: str | None
    heard_at: datetime | None


def lives(db: Database, sessions: Sequence[Session]) -> dict[str, Life]:
    ids = [session.id for session in sessions]
    courses: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    found = select(Register.session_id, Register.at, Register.id, Register.kind)
    for session_id, *step in db.execute(found.where(Register.session_id.in_(ids), Register.kind.in_(LIFE))):
        courses[session_id].append((step[0], step[1], step[2]))
    contact = select(Holding.session_id, func.max(Holding.heard_at)).where(Holding.session_id.in_(ids))
    heard = {row[0]: row[1] for row in db.execute(contact.group_by(Holding.session_id))}
    return {session.id: life(session, sorted(courses[session.id]), heard.get(session.id)) for session in sessions}


def life(session: Session, course: list[tuple[str, str, str]], heard_at: datetime | None) -> Life:
    started_at = next((at for at, _id, kind in course if kind == "session.started"), None)
    status = "closed" if session.closure else status_after(course[-1][2] if started_at else None)
    ended = [at for at, _id, kind in course if kind == "session.ended"]
    ended_at = ended[-1] if ended and status in ("ended", "closed") else None
    return Life(status, started_at, ended_at, heard_at)
