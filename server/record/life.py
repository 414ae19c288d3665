"""The life of a session in its state: planned, running, paused, ended or closed, and when people talked."""

from typing import Any

from server.changes.kinds import LIFE
from server.changes.registers import Registers, RegisterValue
from server.sessions.life import life_after


def life(registers: Registers, closed: bool) -> dict[str, Any]:
    course = sorted((change for kind in LIFE for change in registers.all(kind)), key=lambda change: change.newest)
    now = life_after([(change.at, change.kind) for change in course], closed)
    return {
        "status": now.status,
        "paused": now.status == "running" and course[-1].kind == "session.paused",
        "started_at": now.started_at,
        "ended_at": now.ended_at,
        "stretches": stretches(course) if now.started_at else [],
    }


def stretches(course: list[RegisterValue]) -> list[list[str | None]]:
    """From started or resumed to paused or ended; the last may be open."""
    found: list[list[str | None]] = []
    for change in course:
        is_open = bool(found) and found[-1][1] is None
        begins = change.kind in ("session.started", "session.resumed")
        if begins and not is_open:
            found.append([change.at, None])
        if not begins and is_open:
            found[-1][1] = change.at
    return found
