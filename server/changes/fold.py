"""Merging kept changes into what shows: small steps, the same in any order and however often.

A kind's step says which of its subject's registers a change writes (its slot) and which rows it touches. Each
context registers the steps of its kinds when it is imported.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import case, delete, insert, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError

from server.changes import undoing
from server.changes.models import Change, Naming, Shown, Undoing, Unmerged
from server.foundation.database import Database

Row = Mapping[str, Any]
"""One change as a row of the log."""


def merge_shown(db: Database, session_id: str, rows: Sequence[Row]) -> None:
    found = [
        {name: row[name] for name in ("session_id", "kind", "subject", "slot", "at", "id")}
        | {"first_at": row["at"], "first_id": row["id"]}
        for row in rows
    ]
    db.execute(KEEP_FIRST_AND_NEWEST[db.get_bind().dialect.name], found)


def keep_first_and_newest(dialect: Any) -> Any:
    statement = dialect.insert(Shown.__table__)
    new = statement.excluded
    earlier = tuple_(new.first_at, new.first_id) < tuple_(Shown.first_at, Shown.first_id)
    newer = tuple_(new.at, new.id) > tuple_(Shown.at, Shown.id)
    shown = {
        "first_at": case((earlier, new.first_at), else_=Shown.first_at),
        "first_id": case((earlier, new.first_id), else_=Shown.first_id),
        "at": case((newer, new.at), else_=Shown.at),
        "id": case((newer, new.id), else_=Shown.id),
    }
    return statement.on_conflict_do_update(index_elements=["session_id", "kind", "subject", "slot"], set_=shown)


KEEP_FIRST_AND_NEWEST = {"sqlite": keep_first_and_newest(sqlite), "postgresql": keep_first_and_newest(postgresql)}


def merge_naming(db: Database, session_id: str, rows: Sequence[Row]) -> None:
    """Versions themselves are read from the log; only who names whom has to be found the other way round."""
    same = ("session_id", "kind", "subject", "slot", "at", "person_id")
    namings = [
        {name: row[name] for name in same} | {"by_id": row["id"], "base_id": base_id}
        for row in rows
        for base_id in set(json.loads(row["base"] or "[]"))
    ]
    if namings:
        db.execute(if_new(db, Naming), namings)


def merge_undoing(db: Database, session_id: str, rows: Sequence[Row]) -> None:
    same = ("session_id", "at", "person_id", "by_staff")
    found = [{name: row[name] for name in same} | {"by_id": row["id"], "undone_id": row["subject"]} for row in rows]
    db.execute(if_new(db, Undoing), found)


def if_new(db: Database, table: Any) -> Any:
    """An insert that leaves a row alone that is there already."""
    return IF_NEW[db.get_bind().dialect.name](table)


@cache
def if_new_on_sqlite(table: Any) -> Any:
    return sqlite.insert(table.__table__).on_conflict_do_nothing()


@cache
def if_new_on_postgresql(table: Any) -> Any:
    return postgresql.insert(table.__table__).on_conflict_do_nothing()


IF_NEW = {"sqlite": if_new_on_sqlite, "postgresql": if_new_on_postgresql}


@dataclass(frozen=True)
class Step:
    merge: Callable[[Database, str, Sequence[Row]], None]
    slot: Callable[[Row, dict[str, Any]], str]


newest = Step(merge_shown, lambda row, payload: "")
every = Step(merge_shown, lambda row, payload: str(row["id"]))
by_person = Step(merge_shown, lambda row, payload: str(row["person_id"]))
by_mark = Step(merge_shown, lambda row, payload: str(payload["mark"]))
version_of_field = Step(merge_naming, lambda row, payload: str(payload["field"]))
version_of_answer = Step(merge_naming, lambda row, payload: str(payload["question"]))

STEPS: dict[str, Step] = {"change.undone": Step(merge_undoing, lambda row, payload: str(row["id"]))}


def register(steps: dict[str, Step]) -> None:
    STEPS.update(steps)


def merge(db: Database, session_id: str, rows: Sequence[Row]) -> None:
    """A change that cannot be merged stays in the log and costs the others nothing.

    Only statements run in here, no objects: the connection's savepoint is enough and costs half of the Session's.
    """
    try:
        with db.connection().begin_nested():
            merge_all(db, session_id, rows)
    except OperationalError:
        raise
    except Exception:
        for row in rows:
            merge_one(db, session_id, row)


def merge_one(db: Database, session_id: str, row: Row) -> None:
    try:
        with db.connection().begin_nested():
            merge_all(db, session_id, [row])
    except OperationalError:
        raise
    except Exception as error:
        about = {"session_id": session_id, "change_id": row["id"], "subject": row["subject"]}
        db.execute(insert(Unmerged), about | {"error": repr(error)[:500]})


def merge_all(db: Database, session_id: str, rows: Sequence[Row]) -> None:
    by_step = defaultdict(list)
    for row in rows:
        by_step[STEPS[row["kind"]].merge].append(row)
    for step, merged in by_step.items():
        step(db, session_id, merged)
    for register_of in undoing.touched(db, session_id, rows):
        show_again(db, session_id, register_of)


def show_again(db: Database, session_id: str, register_of: tuple[str, str, str]) -> None:
    """Look the first and the newest change of a register up in the log, without what was taken back."""
    kind, subject, slot = register_of
    if STEPS[kind].merge is not merge_shown:
        return
    db.execute(delete(Shown).where(Shown.session_id == session_id, *undoing.of_register(Shown, register_of)))
    counting = undoing.counting(db, session_id, register_of)
    first = db.execute(counting.order_by(Change.at, Change.id).limit(1)).first()
    last = db.execute(counting.order_by(Change.at.desc(), Change.id.desc()).limit(1)).first()
    if first and last:
        row = {"session_id": session_id, "kind": kind, "subject": subject, "slot": slot}
        shown = {"first_at": first.at, "first_id": first.id, "at": last.at, "id": last.id}
        db.execute(insert(Shown), row | shown)


def try_again(db: Database) -> None:
    """At each start: a newer version may understand what an older one could not merge."""
    for failed in db.scalars(select(Unmerged)).all():
        row = db.execute(select(*Change.__table__.columns).where(Change.id == failed.change_id)).mappings().one()
        db.delete(failed)
        db.flush()
        merge_one(db, failed.session_id, dict(row))


def not_understood(db: Database, session_id: str) -> Sequence[Change]:
    """Kept changes that could not be merged yet, in the order they came in."""
    failed = select(Unmerged.change_id).where(Unmerged.session_id == session_id)
    return db.scalars(select(Change).where(Change.id.in_(failed)).order_by(Change.number)).all()


def rebuild(db: Database, session_id: str) -> None:
    """Build a session's rows again from its log alone; they come out as they were."""
    for table in (Shown, Naming, Undoing, Unmerged):
        db.execute(delete(table).where(table.session_id == session_id))
    for rows in batches(db, session_id):
        merge(db, session_id, rows)


def batches(db: Database, session_id: str, size: int = 500) -> Iterable[Sequence[Row]]:
    after = 0
    columns = Change.__table__.columns
    while True:
        found = select(*columns).where(Change.session_id == session_id, Change.number > after)
        rows = db.execute(found.order_by(Change.number).limit(size)).mappings().all()
        if not rows:
            return
        yield [dict(row) for row in rows]
        after = rows[-1]["number"]
