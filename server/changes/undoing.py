"""Which changes count no more because a person took them back; an undoing can itself be taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, select

from server.changes.kinds import KINDS, Right
from server.changes.models import Change, Undoing
from server.foundation.database import Database

RegisterKey = tuple[str, str, str]
"""kind, subject, slot"""


class Taken(NamedTuple):
    """One undoing with what it takes back."""

    at: str
    by_id: str
    by_person: str
    by_staff: bool
    undone_id: str
    undone_at: str
    undone_kind: str
    undone_person: str


def touched(db: Database, session_id: str, rows: Sequence[Mapping[str, Any]]) -> set[RegisterKey]:
    """The registers that have to be looked up again after these changes came in."""
    ids = [row["id"] for row in rows]
    targets = {row["subject"] for row in rows if row["kind"] == "change.undone"}
    targets |= set(db.scalars(UNDONE_OF, {"session_id": session_id, "ids": ids}))
    pending = targets
    while pending:  # what an undoing that is taken back had taken back itself counts again
        further = set(db.scalars(UNDONE_BY, {"session_id": session_id, "ids": list(pending)}))
        pending = further - targets
        targets |= pending
    if not targets:
        return set()
    found = select(Change.kind, Change.subject, Change.slot).where(Change.session_id == session_id)
    return {(row.kind, row.subject, row.slot) for row in db.execute(found.where(Change.id.in_(targets)))}


UNDOING = Undoing.__table__.c
UNDONE = select(UNDOING.undone_id).where(UNDOING.session_id == bindparam("session_id"))
UNDONE_OF = UNDONE.where(UNDOING.undone_id.in_(bindparam("ids")))
UNDONE_BY = UNDONE.where(UNDOING.by_id.in_(bindparam("ids")))


def counting(db: Database, session_id: str, register: RegisterKey) -> Select[str, str]:
    """`at` and `id` of the changes of a register that were not taken back, to be ordered and limited."""
    of_it = (Change.session_id == session_id, *of_register(Change, register))
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
    undoing = (Undoing.at, Undoing.by_id, Undoing.person_id, Undoing.by_staff, Undoing.undone_id)
    joined = select(*undoing, Change.at, Change.kind, Change.person_id).join(Change, Change.id == Undoing.undone_id)
    here = joined.where(Undoing.session_id == session_id, Change.session_id == session_id)
    while pending:
        rows = [Taken(*row) for row in db.execute(here.where(Undoing.undone_id.in_(pending)))]
        found |= {(taken.by_id, taken.undone_id): taken for taken in rows}
        asked |= pending
        pending = {taken.by_id for taken in rows} - asked
    return list(found.values())


def taken_back(undoings: Iterable[Taken]) -> set[str]:
    """From the newest: by then it is known whether an undoing was itself taken back."""
    gone: set[str] = set()
    for taken in sorted(undoings, key=lambda taken: (taken.at, taken.by_id), reverse=True):
        if taken.by_id not in gone and may_take_back(taken):
            gone.add(taken.undone_id)
    return gone


def may_take_back(taken: Taken) -> bool:
    """Whoever may make a change may take it back, and only the one who shared a note unshares it."""
    kind = KINDS[taken.undone_kind]
    right = Right.WRITE_RECORD if taken.by_staff else Right.ENTER_QUESTIONNAIRE
    if kind.lasting or right not in kind.rights:
        return False
    if taken.undone_kind == "note.shared":
        return taken.by_person == taken.undone_person
    # Two undoings that name each other would have no answer.
    return taken.undone_kind != "change.undone" or (taken.undone_at, taken.undone_id) < (taken.at, taken.by_id)
