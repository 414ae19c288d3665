"""Who is on a session's staff: as planned, and after that the newest in (at, id) that was said of each person.

Two who take over from one are both on the staff, until a person settles it on the session's page.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import case, select, tuple_

from server.changes.models import LEFT, Change, Staff
from server.foundation.at_once import Statement
from server.foundation.database import Database
from server.foundation.upsert import insert_or_update
from server.people.models import Person


def moves(kind: str, sender: str, payload: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Whom a change moves, and to which role."""
    if kind == "staff.changed":
        yield payload["person"], payload.get("role") or LEFT
        return
    instead_of = payload.get("instead_of")
    if instead_of and instead_of != sender:
        yield instead_of, LEFT
    yield sender, payload["role"]


def moves_of(change: Change) -> Iterator[tuple[str, str]]:
    return moves(change.kind, change.person_id, json.loads(change.payload))


def merge(db: Database, rows: Sequence[Mapping[str, Any]]) -> Statement:
    """One row for each person whom some changes move; a tablet may name a person whom nobody knows here."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row["at"], row["id"])):
        for person, role in moves(row["kind"], row["person_id"], json.loads(row["payload"])):
            key = {"session_id": row["session_id"], "person_id": person}
            found[row["session_id"], person] = key | {"role": role, "at": row["at"], "change_id": row["id"]}
    named = {person for _session, person in found}
    known = set(db.scalars(select(Person.id).where(Person.id.in_(named))))
    return KEEP_NEWEST.on(db), [row for (_session, person), row in found.items() if person in known]


def newest(new: Any) -> dict[str, Any]:
    newer = tuple_(new.at, new.change_id) > tuple_(Staff.at, Staff.change_id)
    columns = (Staff.role, Staff.at, Staff.change_id)
    return {column.key: case((newer, getattr(new, column.key)), else_=column) for column in columns}


KEEP_NEWEST = insert_or_update(Staff, ["session_id", "person_id"], newest)
