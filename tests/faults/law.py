"""What must hold at any moment, whatever went wrong before, and what must hold when all has come to rest."""

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from server.changes import fold
from server.foundation.database import Store
from server.foundation.sqlite import driver
from server.sessions.models import Session
from tests.faults.tablet import Made, ModelTablet
from tests.record.reading import state_for
from tests.record.test_vectors import rows_of


@dataclass
class Kept:
    """What one look at the database file finds."""

    log: dict[str, list[Any]]
    """By id, in the order of the numbers."""
    numbers: list[int]
    latest: int
    parked: Counter[str]


def look(file: Path) -> Kept:
    """In plain SQL, so that no mistake of ours stands between."""
    with closing(driver().connect(file)) as connection:
        rows = connection.execute(
            "SELECT id, number, device, person_id, n, kind, subject, at, payload, base FROM change ORDER BY number"
        ).fetchall()
        latest = connection.execute("SELECT latest FROM log_head").fetchone()
        parked = Counter(row[0] for row in connection.execute("SELECT change_id FROM parked"))
    return Kept({row[0]: row[2:] for row in rows}, [row[1] for row in rows], latest[0] if latest else 0, parked)


def conservation(kept: Kept, tablets: Sequence[ModelTablet], epoch: str) -> None:
    """Waiting on its tablet, or in the log once and as it was made, or parked once: never nowhere, never twice."""
    for tablet in tablets:
        for id, made in tablet.made.items():
            places = (id in kept.log) + kept.parked[id]
            assert places <= 1, f"{id} is kept {places} times"
            # Before a tablet hears of the restore it still has its copy, and will offer it again.
            waits = made.state == "waiting" or tablet.epoch != epoch
            assert waits or places == 1, f"{id} was acknowledged and is nowhere"
            if id in kept.log:
                assert as_kept(kept.log[id]) == as_sent(tablet, made)
    nobody = set(kept.log) | set(kept.parked)
    assert nobody <= {id for tablet in tablets for id in tablet.made}, "changes that nobody made"


def as_kept(row: list[Any]) -> list[Any]:
    *fields, payload, base = row
    return [*fields, json.loads(payload), None if base is None else json.loads(base)]


def as_sent(tablet: ModelTablet, made: Made) -> list[Any]:
    change = made.change
    fields = [change[name] for name in ("n", "kind", "subject", "at", "payload")]
    return [tablet.device, tablet.person, *fields, change.get("base")]


def gapless(kept: Kept) -> None:
    assert kept.numbers == list(range(1, kept.latest + 1))


def folded_from_the_log(store: Store, session: str, reader: str, shown: Any) -> None:
    """What showed is what the log alone says: the same rows, and the same state for this reader."""
    with store.write() as db, db.begin() as undone:
        rows = rows_of(db)
        fold.rebuild(db, session)
        assert rows_of(db) == rows
        assert json.loads(state_for(db, db.get_one(Session, session), reader).model_dump_json()) == shown
        undone.rollback()
