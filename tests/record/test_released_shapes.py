"""Every change that a released tablet can send is understood for ever.

A file of `tests/fixtures/released` is never edited once its release is out: tablets lie in drawers for months with such
changes still to send. Who changes what tablets send adds the file of the next release beside it.
"""

import json
import random
from pathlib import Path
from typing import Any

import pytest

import server
from server.changes.kinds import KINDS
from server.foundation.database import Store
from tests.cast import Cast
from tests.changes.builders import send
from tests.record.test_vectors import add_people, state_of

RELEASED = Path(__file__).parents[1] / "fixtures" / "released"
FILES = sorted(RELEASED.glob("*.json"))


def read(path: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return known


def test_this_release_has_a_file_with_every_kind() -> None:
    sent = {change["kind"] for change in read(RELEASED / f"{server.__version__}.json")["changes"]}
    assert sent == {kind.name for kind in KINDS.values() if kind.rights}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_of_it_is_kept_and_understood(path: Path, store: Store, cast: Cast) -> None:
    known = read(path)
    with store.write() as db, db.begin():
        add_people(db, cast, known)
        for change in random.Random(7).sample(known["changes"], len(known["changes"])):
            sent = {name: value for name, value in change.items() if name not in ("person", "device")}
            [receipt] = send(db, cast.session.id, change["person"], [sent], device=change["device"]).receipts
            assert receipt["status"] == "kept", (change, receipt)
        assert state_of(db, cast.session.id, known) == {"staff": known["staff"]} | known["state"]
