"""Reading registers: each with its first and its newest change that was not taken back."""

import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import literal, select, tuple_
from sqlalchemy.orm import aliased

from server.changes import undoing
from server.changes.models import Change, Register
from server.foundation.database import Database

OrderKey = tuple[str, str]
"""`at` and `id`: the one order that counts."""


class RegisterValue(NamedTuple):
    kind: str
    subject: str
    slot: str
    first: OrderKey
    first_person: str
    newest: OrderKey
    person: str
    payload: dict[str, Any]
    base: list[str]

    @property
    def at(self) -> str:
        return self.newest[0]


class Registers:
    """All registers of one session, by kind and subject."""

    def __init__(self, db: Database, session_id: str, kinds: Collection[str] = ()) -> None:
        self.db, self.session_id = db, session_id
        self.by_kind: dict[str, dict[str, list[RegisterValue]]] = defaultdict(lambda: defaultdict(list))
        for register in read(db, session_id, kinds):
            self.by_kind[register.kind][register.subject].append(register)

    def subjects(self, *kinds: str) -> list[str]:
        return sorted({subject for kind in kinds for subject in self.by_kind.get(kind, ())})

    def all(self, kind: str, subject: str | None = None) -> list[RegisterValue]:
        """In the order of their newest change; of one subject or of all."""
        found = self.by_kind.get(kind, {})
        chosen = found.values() if subject is None else [found.get(subject, [])]
        return sorted((register for registers in chosen for register in registers), key=lambda r: r.newest)

    def newest(self, kind: str, subject: str) -> RegisterValue | None:
        return next(reversed(self.all(kind, subject)), None)

    def at(self, kind: str, subject: str) -> str | None:
        """When the newest was made, if there is one."""
        newest = self.newest(kind, subject)
        return newest and newest.at

    def first(self, kind: str, subject: str) -> RegisterValue | None:
        return min(self.all(kind, subject), key=lambda r: r.first, default=None)

    def newest_of(self, subject: str, *kinds: str) -> RegisterValue | None:
        found = [register for kind in kinds for register in self.all(kind, subject)]
        return max(found, key=lambda r: r.newest, default=None)

    def newest_ever(self, kind: str, subject: str) -> tuple[dict[str, Any], str] | None:
        """Payload and `at` of the newest that counts, else of the newest that was taken back. Reads the log."""
        newest = self.newest(kind, subject)
        if newest:
            return newest.payload, newest.at
        of_it = (Change.session_id == self.session_id, Change.kind == kind, Change.subject == subject)
        found = select(Change.payload, Change.at).where(*of_it, ~Change.emptied)
        row = self.db.execute(found.order_by(Change.at.desc(), Change.id.desc()).limit(1)).first()
        return (json.loads(row.payload), row.at) if row else None

    def first_after(self, register: undoing.RegisterKey, after: OrderKey) -> str | None:
        """`at` of the earliest change of a register after an order key, without those taken back. Reads the log."""
        counting = undoing.counting(self.db, self.session_id, register)
        later = tuple_(Change.at, Change.id) > tuple_(literal(after[0]), literal(after[1]))
        found = self.db.execute(counting.where(later).order_by(Change.at, Change.id).limit(1)).first()
        return found and str(found.at)


def read(db: Database, session_id: str, kinds: Collection[str]) -> list[RegisterValue]:
    first, newest = aliased(Change), aliased(Change)
    order_keys = (Register.first_at, Register.first_id, Register.at, Register.id)
    said = (first.person_id.label("first_person"), newest.person_id, newest.payload, newest.base)
    found = select(Register.kind, Register.subject, Register.slot, *order_keys, *said).where(
        Register.session_id == session_id
    )
    found = found.join(first, first.id == Register.first_id).join(newest, newest.id == Register.id)
    if kinds:
        found = found.where(Register.kind.in_(kinds))
    return [
        RegisterValue(
            kind=row.kind,
            subject=row.subject,
            slot=row.slot,
            first=(row.first_at, row.first_id),
            first_person=row.first_person,
            newest=(row.at, row.id),
            person=row.person_id,
            payload=json.loads(row.payload),
            base=json.loads(row.base or "[]"),
        )
        for row in db.execute(found)
    ]


def given(**values: Any) -> dict[str, Any]:
    """The arguments that are not None: in a state an absent field and null mean the same."""
    return {name: value for name, value in values.items() if value is not None}
