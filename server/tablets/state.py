"""A session's fold as one person may see it: each context's part put together."""

from typing import Any

from server.changes import fold, numbering
from server.changes.sealed import Reader
from server.changes.shown import Registers
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
    shown = Registers(db, session_id)
    written = words.texts(db, session_id, reader)
    now = meeting.questions_now(shown)
    return (
        meeting.life(shown, closed)
        | now
        | {
            "questions": meeting.questions(shown, now["nows"]),
            "subs": meeting.subs(shown),
            "added": meeting.added(shown),
            "checks": meeting.checks(shown),
            "recorder": meeting.recorder(shown),
            "participants": people.participants(shown),
            "seats": meeting.seats(shown),
            "present": meeting.present(shown),
            "turns": meeting.turns(shown),
            "moments": meeting.moments(shown, written["texts"]),
            "bringbacks": meeting.bringbacks(shown, written["texts"]),
            "lines": meeting.lines(shown),
        }
        | written
        | {
            "answers": people.answers(db, session_id),
            "signed": words.signed(shown),
            "shared": words.shared(db, session_id, shown),
        }
    )
