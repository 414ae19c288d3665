"""Which changes were taken back by `change.undone`; an undoing can itself be taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, select

from server.changes.kinds import KINDS
from server.changes.models import Change, Undoing
from server.foundation.at_once import Rows, Statement, is_among, strings
from server.foundation.database import Database

RegisterKey = tuple[str, str, str]
"""kind, subject, slot"""
Row = Mapping[str, Any]
"""One change as a row of the log."""


class Taken(NamedTuple):
    """One undoing with what it takes back."""

    at: str
    by_id: str
    by_person: str
    by_right: str
    undone_id: str
    undone_at: str
    undone_kind: str
    undone_person: str


def asking_undone(rows: Sequence[Row]) -> Statement:
    """Asks which of some changes were taken back before they came in."""
    return UNDONE_OF, {"sessions": sorted({row["session_id"] for row in rows}), "ids": [row["id"] for row in rows]}


def touched(db: Database, rows: Sequence[Row], undone: Rows) -> set[tuple[str, RegisterKey]]:
    """The registers, with their session, that have to be looked up again after these changes came in.

    `undone`: the answer to `asking_undone`, or more than that: what is not of these rows is left out.
    """
    came = {(row["session_id"], row["id"]) for row in rows}
    targets = {(row["session_id"], row["subject"]) for row in rows if row["kind"] == "change.undone"}
    targets |= {(row[0], row[1]) for row in undone} & came
    pending = targets
    while pending:  # what an undoing that is taken back had taken back itself counts again
        found = db.execute(UNDONE_BY, named(pending))
        further = {(row.session_id, row.undone_id) for row in found if (row.session_id, row.by_id) in pending}
        pending = further - targets
        targets |= pending
    if not targets:
        return set()
    found = db.execute(REGISTERS_OF, named(targets))
    return {(row.session_id, (row.kind, row.subject, row.slot)) for row in found if (row.session_id, row.id) in targets}


def named(changes: Collection[tuple[str, str]]) -> dict[str, list[str]]:
    return {"sessions": sorted({session for session, _id in changes}), "ids": sorted({id for _session, id in changes})}


UNDOING, LOG = Undoing.__table__.c, Change.__table__.c
UNDONE = select(UNDOING.session_id, UNDOING.undone_id, UNDOING.by_id)
UNDONE = UNDONE.where(is_among(UNDOING.session_id, strings("sessions")))
UNDONE_OF = UNDONE.where(is_among(UNDOING.undone_id, strings("ids")))
UNDONE_BY = UNDONE.where(is_among(UNDOING.by_id, strings("ids")))
REGISTERS_OF = select(LOG.session_id, LOG.id, LOG.kind, LOG.subject, LOG.slot).where(is_among(LOG.id, strings("ids")))


def counting(db: Database, session_id: str, register: RegisterKey) -> Select[str, str]:
    """`at` and `id` of the changes of a register that were not taken back or emptied, to be ordered and limited."""
    of_it = (Change.session_id == session_id, ~Change.emptied, *of_register(Change, register))
    aimed_at = select(Undoing.undone_id).join(Change, Change.id == Undoing.undone_id)
    aimed = set(db.scalars(aimed_at.where(Undoing.session_id == session_id, *of_it)))
    found = select(Change.at, Change.id).where(*of_it)
    return found.where(Change.id.not_in(taken_back(undoings_of(db, session_id, aimed)))) if aimed else found


def of_register(table: Any, register: RegisterKey) -> tuple[ColumnElement[bool], ...]:
    kind, subject, slot = register
    return (table.subject == subject, table.kind == kind, table.slot == slot)


def undoings_of(db: Database, session_id: str, ids: Collection[str]) -> list[Taken]:
    """The undoings of these changes, the undoings of those, and so on."""
    found: dict[tuple[str, str], Taken] = {}
    asked: set[str] = set()
    pending = set(ids)
    undoing = (Undoing.at, Undoing.by_id, Undoing.person_id, Undoing.by_right, Undoing.undone_id)
    joined = select(*undoing, Change.at, Change.kind, Change.person_id).join(Change, Change.id == Undoing.undone_id)
    here = joined.where(Undoing.session_id == session_id, Change.session_id == session_id)
    while pending:
        rows = [Taken(*row) for row in db.execute(here.where(Undoing.undone_id.in_(pending)))]
        found |= {(taken.by_id, taken.undone_id): taken for taken in rows}
        asked |= pending
        pending = {taken.by_id for taken in rows} - asked
    return list(found.values())


def taken_back_in(db: Database, session_id: str) -> set[str]:
    """Ids of all changes of a session that were taken back."""
    aimed = set(db.scalars(select(Undoing.undone_id).where(Undoing.session_id == session_id)))
    return taken_back(undoings_of(db, session_id, aimed)) if aimed else set()


def taken_back(undoings: Iterable[Taken]) -> set[str]:
    """Ids of changes taken back. Goes from the newest undoing to the oldest, so an undone undoing is known in time."""
    gone: set[str] = set()
    for taken in sorted(undoings, key=lambda taken: (taken.at, taken.by_id), reverse=True):
        if taken.by_id not in gone and may_take_back(taken):
            gone.add(taken.undone_id)
    return gone


def may_take_back(taken: Taken) -> bool:
    """Whoever may make a change may take it back, and only the one who shared a note unshares it.

    Judged by the right that the undoing was made by, so that it means the same when the staff has changed.
    """
    kind = KINDS[taken.undone_kind]
    if kind.lasting or taken.by_right not in kind.rights:
        return False
    if taken.undone_kind == "note.shared":
        return taken.by_person == taken.undone_person
    # An undoing takes back only earlier undoings: two that name each other would be a circle.
    return taken.undone_kind != "change.undone" or (taken.undone_at, taken.undone_id) < (taken.at, taken.by_id)
