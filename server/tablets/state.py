"""A session's fold as one person may see it: each context's part put together."""

from typing import Any

from server.changes import fold, numbering
from server.changes.registers import Registers
from server.changes.sealed import Reader
from server.field_notes import fold as words
from server.foundation.database import Database
from server.participants import fold as people
from server.sessions import fold as meeting
from server.sessions.models import Session


def state(db: Database, session: Session, person_id: str) -> dict[str, Any]:
    """What `GET …/state` answers; reports read the same. `number`: the newest change it counts in;
    `not_understood`: subjects of kept changes that could not be merged yet.
    """
    reader = Reader(person_id, frozenset(member.person_id for member in session.staff))
    number = numbering.latest(db, session.id)
    odd = sorted({change.subject for change in fold.not_understood(db, session.id)})
    return {"number": number, "not_understood": odd} | folded(db, session.id, reader, session.closure is not None)


def folded(db: Database, session_id: str, reader: Reader, closed: bool = False) -> dict[str, Any]:
    registers = Registers(db, session_id)
    written = words.texts(db, session_id, reader)
    now = meeting.questions_now(registers)
    return (
        meeting.life(registers, closed)
        | now
        | {
            "questions": meeting.questions(registers, now["nows"]),
            "subs": meeting.subs(registers),
            "added": meeting.added(registers),
            "checks": meeting.checks(registers),
            "recorder": meeting.recorder(registers),
            "participants": people.participants(registers),
            "seats": meeting.seats(registers),
            "present": meeting.present(registers),
            "turns": meeting.turns(registers),
            "moments": meeting.moments(registers, written["texts"]),
            "bringbacks": meeting.bringbacks(registers, written["texts"]),
            "lines": meeting.lines(registers),
        }
        | written
        | {
            "answers": people.answers(db, session_id),
            "signed": words.signed(registers),
            "shared": words.shared(db, session_id, registers),
        }
    )
