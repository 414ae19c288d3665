"""A restore brings everything back or changes nothing, and the tablets bring what came after the backup."""

import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from server.app import create_app
from server.backup import BackupProblem, keys, making, restoring
from server.backup.manifest import Manifest
from server.changes.models import Change
from server.foundation.database import Store
from server.settings import Settings
from server.sync import rescue_key
from tests.backup.conftest import nothing_in
from tests.cast import Cast
from tests.changes.builders import marked
from tests.sync.builders import post


@pytest.fixture
def backup(place: Settings, tmp_path: Path) -> Path:
    making.back_up(place, tmp_path / "backup.age")
    return tmp_path / "backup.age"


def flipped(place: int) -> Callable[[bytes], bytes]:
    def flip(whole: bytes) -> bytes:
        at = place % len(whole)
        return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]

    return flip


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_file_that_is_cut_or_altered_changes_nothing(backup: Path, empty: Settings, key: Path) -> None:
    whole = backup.read_bytes()
    cuts: list[Callable[[bytes], bytes]] = [lambda w, n=n: w[:n] for n in (0, 1, 100, 250, 66_000, 131_300)]  # type: ignore[misc]
    cuts += [lambda w: w[:-1], lambda w: w[:-65_536], lambda w: w + b"x", lambda w: w + w]
    changes = [flipped(n) for n in (0, 30, 90, 180, 300, 70_000, -1)]
    for damage in cuts + changes:
        backup.write_bytes(damage(whole))
        with pytest.raises(BackupProblem, match="altered|no whole backup"):
            restoring.restore(empty, backup, key)
        assert nothing_in(empty)
    backup.write_bytes(whole)
    restoring.restore(empty, backup, key)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_another_key_or_none_opens_nothing(backup: Path, empty: Settings, tmp_path: Path) -> None:
    keys.make(tmp_path / "other")
    with pytest.raises(BackupProblem, match="this key does not open it"):
        restoring.restore(empty, backup, tmp_path / "other")
    with pytest.raises(BackupProblem, match="no private key"):
        restoring.restore(empty, backup, backup)
    assert nothing_in(empty)


def test_a_place_with_something_in_it_is_left_alone(place: Settings, backup: Path, key: Path, empty: Settings) -> None:
    with pytest.raises(BackupProblem, match="exists"):
        restoring.restore(place, backup, key)
    (place.data / rescue_key.FILE).unlink()
    with pytest.raises(BackupProblem, match="empty place only"):
        restoring.restore(place, backup, key)
    assert list(place.data.iterdir()) == []
    store = Store(place.database)
    with store.read() as db:
        assert len(db.scalars(select(Change)).all()) == 2
    store.engine.dispose()


@pytest.mark.parametrize(
    ("untrue", "said"),
    [
        (lambda told: {"rows": told.rows | {"change": 3}}, "do not have the rows"),
        (lambda told: {"files": told.files | {rescue_key.FILE: "0" * 64}}, "not what its manifest says"),
        (lambda told: {"files": {rescue_key.FILE: told.files[rescue_key.FILE]}}, "another kind of database"),
        (lambda told: {"schema_revision": "9999"}, "does not know"),
    ],
)
def test_a_backup_that_is_not_what_it_says_changes_nothing(
    backup: Path, empty: Settings, key: Path, untrue: Callable[[Manifest], dict[str, Any]], said: str
) -> None:
    tell(backup, key, untrue)
    with pytest.raises(BackupProblem, match=said):
        restoring.restore(empty, backup, key)
    assert nothing_in(empty)


def tell(backup: Path, key: Path, untrue: Callable[[Manifest], dict[str, Any]]) -> None:
    """The same files with another manifest, packed as docs/running.md says: a tar in an age file."""
    private = keys.private(key)
    with tarfile.open(fileobj=BytesIO(pyrage.decrypt(backup.read_bytes(), [private]))) as tar:
        files = {member.name: (tar.extractfile(member) or BytesIO()).read() for member in tar}
    told = Manifest.model_validate_json(files["manifest.json"])
    files["manifest.json"] = told.model_copy(update=untrue(told)).model_dump_json().encode()
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, BytesIO(content))
    backup.write_bytes(pyrage.encrypt(packed.getvalue(), [private.to_public()]))


def test_after_an_older_backup_the_tablets_bring_the_rest_exactly_once(
    client: TestClient, cast: Cast, place: Settings, empty: Settings, key: Path, tmp_path: Path
) -> None:
    early, late = [marked() for _each in range(5)], [marked() for _each in range(7)]
    before = post(client, cast, cast.musa, early)
    making.back_up(place, tmp_path / "backup.age")
    assert post(client, cast, cast.musa, late).status_code == 200
    restoring.restore(empty, tmp_path / "backup.age", key)
    store = Store(empty.database)
    with TestClient(create_app(empty, store), base_url="http://127.0.0.1") as restored:
        again = post(restored, cast, cast.musa, early + late)
    assert again.headers["X-Epoch"] != before.headers["X-Epoch"]
    assert [receipt["status"] for receipt in again.json()["receipts"]] == ["repeated"] * 5 + ["kept"] * 7
    with store.read() as db:
        kept = db.execute(select(Change.number, Change.id).order_by(Change.number)).all()
    assert [number for number, _id in kept] == list(range(1, 15))
    assert {change["id"] for change in early + late} <= {id for _number, id in kept}
