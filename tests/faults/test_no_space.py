"""The disk is full or read-only: nothing is acknowledged, everybody can see it, and it goes on when there is room."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, event, make_url, select

from server.app import create_app
from server.changes.models import Change
from server.foundation.database import Store
from server.settings import Settings
from tests.cast import Cast, call_the_cast
from tests.changes.builders import written
from tests.conftest import BACKENDS
from tests.sync.builders import post

TIGHT = [
    pytest.param("sqlite", "PRAGMA max_page_count=1", "PRAGMA max_page_count=4294967294", id="full"),
    pytest.param("sqlite", "PRAGMA query_only=1", "PRAGMA query_only=0", id="read-only file"),
    pytest.param("postgresql", "SET TRANSACTION READ ONLY", "SELECT 1", id="read-only server"),
]


@contextmanager
def each_transaction(store: Store, statement: str) -> Iterator[None]:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    event.listen(store.engine, "begin", begin)
    try:
        yield
    finally:
        event.remove(store.engine, "begin", begin)


def long_notes(cast: Cast, count: int) -> list[dict[str, Any]]:
    return [written(f"fieldnote.{cast.musa.id}", "a long evening " * 3000, n) for n in range(count)]


def kept(store: Store) -> set[str]:
    with store.read() as db:
        return set(db.scalars(select(Change.id)))


@pytest.mark.parametrize(
    ("store", "tight", "roomy"), [one for one in TIGHT if one.values[0] in BACKENDS], indirect=["store"]
)
def test_without_room_nothing_is_acknowledged(
    client: TestClient, store: Store, cast: Cast, tight: str, roomy: str
) -> None:
    notes = long_notes(cast, 8)
    with each_transaction(store, tight):
        refused = post(client, cast, cast.musa, notes)
    assert (refused.status_code, refused.json()["name"]) == (507, "no_room")
    assert int(refused.headers["Retry-After"]) > 0
    with each_transaction(store, roomy):
        assert kept(store) == set()
        assert {receipt["status"] for receipt in post(client, cast, cast.musa, notes).json()["receipts"]} == {"kept"}


def test_a_database_that_takes_no_writes_is_not_well(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_only = "PRAGMA query_only=1" if store.sqlite else "SET TRANSACTION READ ONLY"
    with each_transaction(store, read_only), monkeypatch.context() as disk:
        # Root may write everywhere but on a disk that was mounted read-only.
        disk.setattr(os, "access", lambda path, _mode: Path(path).name != "kikao.sqlite")
        assert client.get("/healthz").status_code == 503
    assert client.get("/healthz").status_code == 200


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here: run as root to see a disk that is really full")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_disk_that_is_really_full(migrated_sqlite: Path, small_disk: Path) -> None:
    file = small_disk / "kikao.sqlite"
    shutil.copyfile(migrated_sqlite, file)
    store = Store(make_url(f"sqlite:///{file}"))
    with store.transaction() as db:
        cast = call_the_cast(db)
    with TestClient(create_app(Settings(data=small_disk), store), base_url="http://127.0.0.1") as client:
        assert client.get("/healthz").status_code == 200
        acknowledged, refused = until_full(client, cast)
        assert client.get("/healthz").status_code == 503
        assert acknowledged == kept(store)
        assert not refused & acknowledged
        subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
        assert client.get("/healthz").status_code == 200
        again = post(client, cast, cast.musa, long_notes(cast, 3))
        assert [receipt["status"] for receipt in again.json()["receipts"]] == ["kept"] * 3
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    store.engine.dispose()


def until_full(client: TestClient, cast: Cast) -> tuple[set[str], set[str]]:
    """What was acknowledged before the disk was full, and what was refused then."""
    acknowledged: set[str] = set()
    while True:
        notes = long_notes(cast, 4)
        ids = {note["id"] for note in notes}
        answer = post(client, cast, cast.musa, notes)
        if answer.status_code != 200:
            assert answer.status_code in (503, 507), answer.text
            assert answer.headers["Retry-After"]
            return acknowledged, ids
        acknowledged |= ids
