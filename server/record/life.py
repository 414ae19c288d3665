"""The life of a session in its state: planned, running, paused, ended or closed, and when people talked."""

from server.changes.kinds import LIFE
from server.changes.registers import Registers, RegisterValue
from server.foundation.json_model import Given, JsonModel
from server.sessions.life import Status, life_after


class FromPaper(JsonModel):
    person: str
    at: str


class Life(JsonModel):
    status: Status
    paused: bool
    started_at: str | None
    ended_at: str | None
    stretches: list[tuple[str, str | None]]
    """From started or resumed to paused or ended; the last may be open."""
    from_paper: Given[list[FromPaper]] = None
    """Who entered it, or a part of it, from paper, and when"""


def life(registers: Registers, closed: bool) -> Life:
    course = sorted((change for kind in LIFE for change in registers.all(kind)), key=lambda change: change.newest)
    now = life_after([(change.at, change.kind) for change in course], closed)
    return Life(
        status=now.status,
        paused=now.status == "running" and course[-1].kind == "session.paused",
        started_at=now.started_at,
        ended_at=now.ended_at,
        stretches=stretches(course) if now.started_at else [],
        from_paper=[FromPaper(person=one.person, at=one.at) for one in registers.all("paper.entered")] or None,
    )


def stretches(course: list[RegisterValue]) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for change in course:
        is_open = bool(found) and found[-1][1] is None
        begins = change.kind in ("session.started", "session.resumed")
        if begins and not is_open:
            found.append((change.at, None))
        if not begins and is_open:
            found[-1] = (found[-1][0], change.at)
    return found
