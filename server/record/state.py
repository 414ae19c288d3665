"""The state of a session as one person may see it: every part of the record put together."""

from typing import Any

from server.changes import fold, numbering
from server.changes.registers import Registers
from server.foundation.database import Database
from server.record import answers, checks, life, lines, moments, participants, questions, recorder, seats, texts, turns
from server.record.sealed import Reader, reader_of
from server.sessions.models import Session


def state(db: Database, session: Session, person_id: str) -> dict[str, Any]:
    """What `GET …/state` answers; reports read the same. `number`: the newest change it counts in;
    `not_understood`: subjects of kept changes that could not be merged yet.
    """
    number = numbering.latest(db, session.id)
    odd = sorted({change.subject for change in fold.not_understood(db, session.id)})
    found = folded(db, session.id, reader_of(session, person_id), session.closure is not None)
    return {"number": number, "not_understood": odd} | found


def folded(db: Database, session_id: str, reader: Reader, closed: bool = False) -> dict[str, Any]:
    registers = Registers(db, session_id)
    readable = texts.texts(db, session_id, reader)
    now = questions.questions_now(registers)
    return (
        life.life(registers, closed)
        | now
        | {
            "questions": questions.questions(registers, now["nows"]),
            "subs": questions.subs(registers),
            "added": questions.added(registers),
            "checks": checks.checks(registers),
            "recorder": recorder.recorder(registers),
            "participants": participants.participants(registers),
            "seats": seats.seats(registers),
            "present": seats.present(registers),
            "turns": turns.turns(registers),
            "moments": moments.moments(registers, readable["texts"]),
            "bringbacks": moments.bringbacks(registers, readable["texts"]),
            "lines": lines.lines(registers),
        }
        | readable
        | {
            "answers": answers.answers(db, session_id),
            "signed": texts.signed(registers),
            "shared": texts.shared(db, session_id, registers),
        }
    )
