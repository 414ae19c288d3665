"""The vectors that both folds are held to, and the promise behind them: order, repeats and batches never matter."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select

from server.changes import fold
from server.changes.kinds import Sender
from server.changes.models import Register, Staff, Undoing, WrittenOver
from server.foundation import clock
from server.foundation.database import Database, Store
from server.keeping import judge
from server.keeping.emptied import empty
from server.keeping.receive import Origin, SessionFacts, begin
from server.people.models import Person
from server.people.rights import Right
from server.record import staff
from server.record.sealed import Reader
from server.record.state import folded
from tests.cast import Cast
from tests.changes.builders import OFFICE, STAFF, send

FILES = sorted((Path(__file__).parents[1] / "vectors").glob("*.json"))
VECTORS = [json.loads(path.read_text("utf-8")) for path in FILES]
# What one tablet was given already sealed or emptied is no log of the server's.
WHOLE = [vector for vector in VECTORS if not any({"sealed", "emptied"} & set(change) for change in vector["changes"])]


def test_each_vector_folds_the_same_in_any_order(store: Store, cast: Cast, subtests: pytest.Subtests) -> None:
    for vector in WHOLE:
        with subtests.test(vector["name"]):
            for seed in range(3 if store.sqlite else 1):
                check_shuffled(store, cast, vector, random.Random(seed))


@pytest.fixture(autouse=True)
def data_folder(store: Store, tmp_path: Path) -> None:
    store.beside(tmp_path)


def check_shuffled(store: Store, cast: Cast, vector: dict[str, Any], chance: random.Random) -> None:
    with store.write() as db, db.begin() as kept:
        add_people(db, cast, vector)
        send_shuffled(db, cast.session.id, vector, chance)
        assert state_of(db, cast.session.id, vector) == {"staff": vector["staff"]} | vector["state"]
        rows = rows_of(db)
        fold.rebuild(db, cast.session.id)
        assert rows_of(db) == rows
        kept.rollback()


def add_people(db: Database, cast: Cast, vector: dict[str, Any]) -> None:
    """And the staff as planned. Where a state does not say who is on the staff, it is as it was planned."""
    ids = {change["person"] for change in vector["changes"]} | {member["id"] for member in vector["staff"]}
    ids |= {change["payload"]["person"] for change in vector["changes"] if change["kind"] == "staff.changed"}
    for id in ids:
        db.add(Person(id=id, email=f"{id}@example.org", name=id, added_at=clock.now()))
    db.flush()
    db.execute(delete(Staff).where(Staff.session_id == cast.session.id))
    for member in vector["staff"]:
        db.add(Staff(session_id=cast.session.id, person_id=member["id"], role=member["role"]))
    db.flush()


def send_shuffled(db: Database, session_id: str, vector: dict[str, Any], chance: random.Random) -> None:
    staff = {member["id"] for member in vector["staff"]}
    changes = vector["changes"] + chance.choices(vector["changes"], k=len(vector["changes"]) // 2)
    chance.shuffle(changes)
    emptied = {change["subject"]: change["person"] for change in changes if change["kind"] == "change.emptied"}
    for change in [change for change in changes if change["kind"] != "change.emptied"]:
        if change["kind"] == "staff.changed":
            keep_of_office(db, session_id, change)
            continue
        sent = {name: value for name, value in change.items() if name not in ("person", "device", "by_right")}
        rights = rights_of(change, staff)
        receipts = send(db, session_id, change["person"], [sent], device=change["device"], rights=rights).receipts
        assert receipts[0]["status"] in ("kept", "repeated") or receipts[0]["reason"] == "unknown_kind", receipts
        if change["id"] in emptied and chance.random() < 0.5:
            empty(db, session_id, emptied.pop(change["id"]), "a name", [change["id"]])
    for id, person in emptied.items():
        empty(db, session_id, person, "a name", [id])


def keep_of_office(db: Database, session_id: str, change: dict[str, Any]) -> None:
    """What the server alone makes, and makes once."""
    batch = begin(db, session_id, [change["id"]])
    if change["id"] not in batch.known:
        row = judge.row_of(change, change["person"], change["device"])
        assert row
        origin = Origin(SessionFacts(session_id), Sender(change["person"], OFFICE), change["device"])
        batch.keep(origin, row | {"extra": None}, change["payload"], Right(change["by_right"]))
        batch.store(db)


def rights_of(change: dict[str, Any], staff: set[str]) -> frozenset[Right]:
    """Where a vector does not say by which right: the staff's for who is on it, else the office's."""
    if "by_right" in change:
        return frozenset({Right(change["by_right"])})
    return STAFF if change["person"] in staff else OFFICE


def state_of(db: Database, session_id: str, vector: dict[str, Any]) -> dict[str, Any]:
    reader = Reader(vector["reader"], frozenset(member.id for member in staff.staff(db, session_id)))
    found: dict[str, Any] = json.loads(folded(db, session_id, reader).model_dump_json())
    return found


def rows_of(db: Database) -> list[Any]:
    found = (db.execute(select(*table.__table__.columns)).all() for table in (Register, WrittenOver, Undoing, Staff))
    return [sorted(map(tuple, rows)) for rows in found]
