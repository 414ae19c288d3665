"""Which sessions' rows in the record tables do not say any more what stands in their logs."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from server.changes.models import LogHead, Unmerged
from server.foundation.database import Database
from server.record import opening
from server.record_tables.models import Projected
from server.sessions.models import Session

CODE = ("changes", "record")
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
    """Of the sessions that `which` names, by one statement; what opens or closes by time is seen here too."""
    is_open = opening.is_open()
    latest = func.coalesce(LogHead.latest, 0)
    unmerged = select(func.count()).where(Unmerged.session_id == Session.id).scalar_subquery()
    is_made_from = and_(
        Projected.number == latest,
        Projected.unmerged == unmerged,
        Projected.guide_version_id == Session.guide_version_id,
        Projected.code == code_version(),
    )
    stands = Projected.session_id.is_not(None)
    found = select(Session.id, is_open, latest, unmerged, Session.guide_version_id, Projected)
    found = found.outerjoin(LogHead, LogHead.session_id == Session.id)
    found = found.outerjoin(Projected, Projected.session_id == Session.id).where(which)
    found = found.where(or_(and_(is_open, or_(not_(stands), not_(is_made_from))), and_(not_(is_open), stands)))
    return [
        Moved(
            session_id,
            made_from(projected) if projected else None,
            MadeFrom(number, waiting, version_id, code_version()) if opened else None,
        )
        for session_id, opened, number, waiting, version_id, projected in db.execute(found)
    ]


def made_from(row: Projected) -> MadeFrom:
    return MadeFrom(*(getattr(row, name) for name in MadeFrom._fields))
