"""Merging kept changes into the register tables. Each step is commutative and idempotent: any order, any repeat.

The register of a kind (`kinds.py`) says by its step which of its subject's registers a change writes (its slot) and
which rows it touches.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, delete, insert, select, tuple_
from sqlalchemy.exc import OperationalError

from server.changes import staff, undoing
from server.changes.kinds import KINDS, RegisterBy
from server.changes.models import Change, Register, Undoing, Unmerged, WrittenOver
from server.foundation.at_once import Statement, at_once
from server.foundation.database import Database
from server.foundation.upsert import insert_if_new, insert_or_update

Row = Mapping[str, Any]
"""One change as a row of the log."""


def merge_register(db: Database, rows: Sequence[Row]) -> Statement:
    """One row for each register: of several changes to it the first and the newest."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row["at"], row["id"])):
        key = {name: row[name] for name in ("session_id", "kind", "subject", "slot")}
        register = found.setdefault(tuple(key.values()), key | {"first_at": row["at"], "first_id": row["id"]})
        register |= {"at": row["at"], "id": row["id"]}
    return KEEP_FIRST_AND_NEWEST.on(db), list(found.values())


def first_and_newest(new: Any) -> dict[str, Any]:
    earlier = tuple_(new.first_at, new.first_id) < tuple_(Register.first_at, Register.first_id)
    newer = tuple_(new.at, new.id) > tuple_(Register.at, Register.id)
    return {
        "first_at": case((earlier, new.first_at), else_=Register.first_at),
        "first_id": case((earlier, new.first_id), else_=Register.first_id),
        "at": case((newer, new.at), else_=Register.at),
        "id": case((newer, new.id), else_=Register.id),
    }


KEEP_FIRST_AND_NEWEST = insert_or_update(Register, ["session_id", "kind", "subject", "slot"], first_and_newest)


def merge_written_over(db: Database, rows: Sequence[Row]) -> Statement:
    """Versions are read from the log itself; this table is for `versions.heads`, which asks what was written over."""
    same = ("session_id", "kind", "subject", "slot", "at", "person_id")
    pairs = [
        {name: row[name] for name in same} | {"by_id": row["id"], "base_id": base_id}
        for row in rows
        for base_id in set(json.loads(row["base"] or "[]"))
    ]
    return insert_if_new(WrittenOver).on(db), pairs


def merge_undoing(db: Database, rows: Sequence[Row]) -> Statement:
    same = ("session_id", "at", "person_id", "by_right")
    found = [{name: row[name] for name in same} | {"by_id": row["id"], "undone_id": row["subject"]} for row in rows]
    return insert_if_new(Undoing).on(db), found


def merge_nothing(db: Database, rows: Sequence[Row]) -> Statement:
    """Whether a change was emptied stands in its own row."""
    return None, []


@dataclass(frozen=True)
class Step:
    merge: Callable[[Database, Sequence[Row]], Statement]
    """The statement that merges some rows of the log, and its values."""
    slot: Callable[[Row, dict[str, Any]], str]


STEPS = {
    RegisterBy.SUBJECT: Step(merge_register, lambda row, payload: ""),
    RegisterBy.CHANGE: Step(merge_register, lambda row, payload: str(row["id"])),
    RegisterBy.PERSON: Step(merge_register, lambda row, payload: str(row["person_id"])),
    RegisterBy.MARK: Step(merge_register, lambda row, payload: str(payload["mark"])),
    RegisterBy.FIELD: Step(merge_written_over, lambda row, payload: str(payload["field"])),
    RegisterBy.QUESTION: Step(merge_written_over, lambda row, payload: str(payload["question"])),
    RegisterBy.STAFF: Step(staff.merge, lambda row, payload: ""),
    RegisterBy.UNDONE: Step(merge_undoing, lambda row, payload: str(row["id"])),
    RegisterBy.EMPTIED: Step(merge_nothing, lambda row, payload: ""),
}


def step_of(kind: str) -> Step:
    return STEPS[KINDS[kind].register]


def merge(db: Database, rows: Sequence[Row]) -> None:
    """Of one session or of many. A change that cannot be merged stays in the log and costs the others nothing.

    Only statements run in here, no objects: the connection's savepoint is enough and costs half of the Session's.
    """
    try:
        with db.connection().begin_nested():
            merge_all(db, rows)
    except OperationalError:
        raise
    except Exception:
        for row in rows:
            merge_one(db, row)


def merge_one(db: Database, row: Row) -> None:
    try:
        with db.connection().begin_nested():
            merge_all(db, [row])
    except OperationalError:
        raise
    except Exception as error:
        about = {"session_id": row["session_id"], "change_id": row["id"], "subject": row["subject"]}
        db.execute(insert(Unmerged), about | {"error": repr(error)[:500]})


def merge_all(db: Database, rows: Sequence[Row]) -> None:
    by_step = defaultdict(list)
    for row in rows:
        by_step[step_of(row["kind"]).merge].append(row)
    statements = [step(db, merged) for step, merged in by_step.items()]
    *_, undone = at_once(db, *(one for one in statements if one[1]), undoing.asking_undone(rows))
    for session_id, key in undoing.touched(db, rows, undone):
        refresh_register(db, session_id, key)


def refresh_register(db: Database, session_id: str, key: tuple[str, str, str]) -> None:
    """Look the first and the newest change of a register up in the log, without what was taken back."""
    kind, subject, slot = key
    if step_of(kind).merge is not merge_register:
        return
    db.execute(delete(Register).where(Register.session_id == session_id, *undoing.of_register(Register, key)))
    counting = undoing.counting(db, session_id, key)
    first = db.execute(counting.order_by(Change.at, Change.id).limit(1)).first()
    last = db.execute(counting.order_by(Change.at.desc(), Change.id.desc()).limit(1)).first()
    if first and last:
        row = {"session_id": session_id, "kind": kind, "subject": subject, "slot": slot}
        order_keys = {"first_at": first.at, "first_id": first.id, "at": last.at, "id": last.id}
        db.execute(insert(Register), row | order_keys)


def try_again(db: Database) -> None:
    """Merge again what failed to merge. `app.lifespan` calls it: a newer version may have mended the cause."""
    for failed in db.scalars(select(Unmerged)).all():
        row = db.execute(select(*Change.__table__.columns).where(Change.id == failed.change_id)).mappings().one()
        db.delete(failed)
        db.flush()
        merge_one(db, dict(row))


def not_understood(db: Database, session_id: str) -> Sequence[Change]:
    """Kept changes that could not be merged yet, in the order they came in."""
    failed = select(Unmerged.change_id).where(Unmerged.session_id == session_id)
    return db.scalars(select(Change).where(Change.id.in_(failed)).order_by(Change.number)).all()


def rebuild(db: Database, session_id: str) -> None:
    """Delete a session's register rows and merge its whole log again; tests compare the rows before and after."""
    for table in (Register, WrittenOver, Undoing, Unmerged):
        db.execute(delete(table).where(table.session_id == session_id))
    for rows in batches(db, session_id):
        merge(db, rows)


def batches(db: Database, session_id: str, size: int = 500) -> Iterable[Sequence[Row]]:
    after = 0
    columns = Change.__table__.columns
    while True:
        found = select(*columns).where(Change.session_id == session_id, Change.number > after, ~Change.emptied)
        rows = db.execute(found.order_by(Change.number).limit(size)).mappings().all()
        if not rows:
            return
        yield [dict(row) for row in rows]
        after = rows[-1]["number"]
