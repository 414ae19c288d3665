"""Bringing the tables of the record up to date, when they are read and never while tablets send.

The rows are made outside of the write lock, from one snapshot, and put there in short writes. Two processes that do
it at the same time both succeed: the rows of whoever is second are left out and looked at again.
"""

import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, true, update
from sqlalchemy.exc import OperationalError

from server.foundation.commits import end_snapshot
from server.foundation.database import Database, Store
from server.foundation.problems import Busy, Problem
from server.foundation.upsert import insert_if_new
from server.guides.models import GuideVersion
from server.i18n.words import N_
from server.record_tables import projection
from server.record_tables.models import Projected
from server.record_tables.moved_on import Moved, moved_on
from server.record_tables.projection import Rows

log = logging.getLogger(__name__)

Write = Callable[[Callable[[Database], object]], object]
"""Does something in one transaction, committed when it returns."""

PASSES = 4
# So many sessions a write: tablets that wait meanwhile wait some 20 ms.
TOGETHER = 5


# What one reader makes, some two seconds of work: more there is only after an upgrade, and nobody waits for all of it.
MOST_FOR_A_READER = 80


class RecordsBeingPrepared(Problem):
    status, name = 503, "records_being_prepared"
    title = N_(
        "An upgrade of the server has the records of this study prepared anew. Please open this page again in a minute."
    )


@dataclass(frozen=True)
class Projection:
    """The rows of one session; none where they could not be made, or where the record is not open."""

    moved: Moved
    rows: Rows
    failed: bool = False


def bring_up_to_date(db: Database, write: Write, which: ColumnElement[bool], at_most: int | None = None) -> None:
    """Afterwards the rows of the sessions that `which` names say in the snapshot of `db` what their logs say.

    `db` only reads; where something moved on it has a newer snapshot than before. Raises Busy if a record that is not
    open any more could not be taken out, RecordsBeingPrepared if more moved on than the sessions to be made at most.
    """
    for _pass in range(PASSES):
        moved = moved_on(db, which)
        if not moved:
            return
        project(db, moved[:at_most], write)
        if at_most and len(moved) > at_most:
            raise RecordsBeingPrepared(retry_after=60)
        end_snapshot(db)
    # Tablets send while we look: what came meanwhile is read next time.
    if any(one.new is None for one in moved_on(db, which)):
        raise Busy(retry_after=1)


def rebuild(store: Store) -> tuple[int, int]:
    """Make all rows anew; they come out as they were. How many sessions have rows, and of how many that failed."""

    def write(do: Callable[[Database], object]) -> None:
        with store.transaction() as db:
            do(db)

    write(lambda db: db.execute(update(Projected).values(code="")))
    with store.read() as db:
        bring_up_to_date(db, write, true())
        failed = db.scalars(select(Projected.failed)).all()
        return len(failed), sum(failed)


def forget(db: Database, session_id: str) -> None:
    """Take a session's rows out in this transaction; they are made again when they are read next."""
    db.execute(delete(Projected).where(Projected.session_id == session_id))


def project(db: Database, moved: Sequence[Moved], write: Write) -> None:
    for first in range(0, len(moved), TOGETHER):
        projections = [projection_of(db, one) for one in moved[first : first + TOGETHER]]
        write(partial(keep, projections=projections))


def projection_of(db: Database, moved: Moved) -> Projection:
    """A session whose rows cannot be made costs only itself."""
    if moved.new is None:
        return Projection(moved, {})
    try:
        # PostgreSQL refuses every later statement of a transaction in which one failed, but not behind a savepoint.
        with db.begin_nested():
            version = db.get_one(GuideVersion, moved.new.guide_version_id)
            return Projection(moved, projection.rows_of(db, moved.session_id, version))
    except OperationalError:
        raise
    except Exception as error:
        log_failure(moved.session_id, error)
        return Projection(moved, {}, failed=True)


def keep(db: Database, projections: Sequence[Projection]) -> None:
    for made in projections:
        if not replaced(db, made):
            continue
        try:
            with db.begin_nested():
                for table, rows in made.rows.items():
                    if rows:
                        db.execute(insert(table), [{"session_id": made.moved.session_id} | row for row in rows])
        except OperationalError:
            raise
        except Exception as error:
            log_failure(made.moved.session_id, error)
            of_session = Projected.session_id == made.moved.session_id
            db.execute(update(Projected).where(of_session).values(failed=True))


def replaced(db: Database, made: Projection) -> bool:
    """Whether the old rows were taken out and the new ones may be put in: not when another process was first."""
    stands, new = made.moved.stands, made.moved.new
    of_session: dict[str, Any] = {"session_id": made.moved.session_id}
    if stands:
        same = [getattr(Projected, name) == value for name, value in (of_session | stands._asdict()).items()]
        if db.scalar(delete(Projected).where(*same).returning(Projected.session_id)) is None:
            return False
    if new is None:
        return False
    row = of_session | new._asdict() | {"failed": made.failed}
    return db.scalar(PUT.on(db), row) is not None


PUT = insert_if_new(Projected, returning=Projected.session_id)


def log_failure(session_id: str, error: Exception) -> None:
    """Where it failed and how, without the error's own words: they may quote the record."""
    place = "".join(traceback.format_tb(error.__traceback__))
    log.error("The record of session %s cannot be shown: %s\n%s", session_id, type(error).__name__, place)
