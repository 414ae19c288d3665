"""Which sessions' rows in the record tables do not say any more what stands in their logs."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select

from server.changes.models import LogHead, Unmerged
from server.foundation.database import Database
from server.record import opening
from server.record_tables.models import Projected
from server.sessions.models import Session

CODE = ("changes", "record", "record_tables")
"""The contexts whose code decides what the rows say."""


class MadeFrom(NamedTuple):
    """What the rows of one session are made from, with the names of the columns of `projected`."""

    number: int
    unmerged: int
    guide_version_id: str
    code: str


class Moved(NamedTuple):
    session_id: str
    stands: MadeFrom | None
    """What the rows that are there were made from."""
    new: MadeFrom | None
    """What they have to be made from; None where the record is not open (any more)."""


@cache
def code_version() -> str:
    """Every change of the code that makes the rows has them made again: nobody has to remember to raise a number."""
    digest = sha256()
    for path in sorted(path for context in CODE for path in Path(str(files("server") / context)).glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def moved_on(db: Database, which: ColumnElement[bool]) -> list[Moved]:
    """Of the sessions that `which` names, by one statement; what opens or closes by time is seen here too.

    What moved on is picked here and not by the statement: PostgreSQL would work out `is_open` three times for each.
    """
    unmerged = select(func.count()).where(Unmerged.session_id == Session.id).scalar_subquery()
    new = (func.coalesce(LogHead.latest, 0), unmerged, Session.guide_version_id)
    stands = [getattr(Projected, name) for name in MadeFrom._fields]
    found = select(Session.id, opening.is_open(), *new, *stands)
    found = found.outerjoin(LogHead, LogHead.session_id == Session.id)
    found = found.outerjoin(Projected, Projected.session_id == Session.id).where(which)
    return [moved for row in db.execute(found) if (moved := compared(*row)).stands != moved.new]


def compared(session_id: str, is_open: bool, number: int, unmerged: int, version_id: str, *stands: Any) -> Moved:
    made_from = MadeFrom(*stands) if stands[0] is not None else None
    return Moved(session_id, made_from, MadeFrom(number, unmerged, version_id, code_version()) if is_open else None)
