"""After an emptying the words are in no byte of the database's files, nor of an older backup that is restored."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event, insert, select
from sqlalchemy.exc import IntegrityError

from server.app import create_app
from server.backup import BackupProblem, making, restoring
from server.changes import emptied_list
from server.changes.models import Change, LogHead
from server.foundation.database import Store
from server.keeping.holdings import prepare, tablets
from server.parked import emptying
from server.settings import Settings
from tests.cast import Cast
from tests.changes.builders import TABLET, change, marked, send, written
from tests.conftest import on_postgresql
from tests.sync.builders import post

CANARY = "Hanna Abshire"


def changes_with_words() -> list[dict[str, Any]]:
    """A short text, a long one beside others on their pages, an answer, a clash, one that nobody may make."""
    text = written("tea.s1", CANARY, strange=CANARY)
    answer = change("answer.given", "p1", {"question": "job", "value": {"text": CANARY}}, base=[])
    long = written("tea.s2", f"{CANARY} {'and so on ' * 3000}")
    return [text, answer, long, text | {"at": marked(at=9)["at"]}, change("not.known", "tea.s1", {"text": CANARY})]


def keep(store: Store, cast: Cast, changes: list[dict[str, Any]]) -> None:
    with store.transaction() as db:
        prepare(db, cast.session.id, TABLET, cast.musa.id)
        for one in changes:
            send(db, cast.session.id, cast.musa.id, [one, *(written("tea.s3", "milk") for _each in range(40))])


def empty_now(store: Store, cast: Cast, changes: list[dict[str, Any]]) -> None:
    with store.transaction() as db:
        ids = {one["id"] for one in changes}
        emptying.empty(db, cast.session, cast.asha, "a name typed by mistake", ids)
    assert emptying.wipe_bytes(store)


def files_with_words(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if CANARY.encode() in path.read_bytes()]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_no_byte_of_an_sqlite_file_its_log_or_its_index_has_the_words(store: Store, cast: Cast, tmp_path: Path) -> None:
    store.beside(tmp_path)
    changes = changes_with_words()
    with store.engine.connect():  # as a server that goes on serving
        keep(store, cast, changes)
        assert files_with_words(tmp_path)
        empty_now(store, cast, changes)
        assert {path.name for path in tmp_path.iterdir()} >= {"kikao.sqlite-wal", emptied_list.FILE}
        assert files_with_words(tmp_path) == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_reader_in_the_way_is_told_of_and_later_it_is_wiped(store: Store, cast: Cast, tmp_path: Path) -> None:
    store.beside(tmp_path)
    changes = changes_with_words()
    keep(store, cast, changes)
    store.engine.dispose()
    event.listen(store.engine, "connect", lambda opened, _record: opened.execute("PRAGMA busy_timeout=100"))
    with store.read() as db:
        db.scalars(select(Change.id)).all()
        with store.transaction() as writing:
            emptying.empty(writing, cast.session, cast.asha, "a name", [changes[0]["id"]])
        assert not emptying.wipe_bytes(store)
    empty_now(store, cast, changes)
    assert files_with_words(tmp_path) == []


@on_postgresql
def test_no_file_of_a_postgresql_database_has_the_words(store: Store, cast: Cast, tmp_path: Path) -> None:
    store.beside(tmp_path)
    changes = changes_with_words()
    keep(store, cast, changes)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")  # samples of the words, in a table of PostgreSQL's own
    assert files_of_postgresql(store)
    empty_now(store, cast, changes)
    assert files_of_postgresql(store) == []
    address = store.url.set(drivername="postgresql").render_as_string(hide_password=False)
    assert CANARY.encode() not in subprocess.run(["pg_dump", address], capture_output=True, check=True).stdout


def files_of_postgresql(store: Store) -> list[str]:
    """The files of this database in which the words are, read through the server."""
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")
        folder = connection.exec_driver_sql(
            "SELECT 'base/' || oid || '/' FROM pg_database WHERE datname = current_database()"
        ).scalar_one()
        names = connection.exec_driver_sql(f"SELECT pg_ls_dir('{folder}')").scalars().all()
        read = "SELECT position('{}'::bytea IN pg_read_binary_file('{}', 0, 1000000000, true))"
        return [name for name in names if connection.exec_driver_sql(read.format(CANARY, folder + name)).scalar()]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_what_fails_in_the_database_is_not_written_about_with_its_words(store: Store, cast: Cast) -> None:
    with pytest.raises(IntegrityError) as failed, store.transaction() as db:
        db.execute(insert(LogHead), {"session_id": CANARY, "latest": 0})
        db.execute(insert(LogHead), {"session_id": CANARY, "latest": 0})
    assert CANARY not in str(failed.value)


@pytest.fixture
def serving(place: Settings, store: Store) -> Store:
    return store.beside(place.data)


def bring_the_list(place: Settings, empty_place: Settings) -> None:
    empty_place.data.mkdir(parents=True)
    for name in (emptied_list.FILE, emptied_list.KEY):
        shutil.copy(place.data / name, empty_place.data)


def restored_words(place: Settings) -> list[str]:
    store = Store(place.database)
    found = files_with_words(place.data) if store.sqlite else files_of_postgresql(store)
    store.engine.dispose()
    return found


def test_an_older_backup_is_emptied_before_anybody_is_let_in(
    serving: Store, place: Settings, empty: Settings, cast: Cast, key: Path, tmp_path: Path
) -> None:
    changes = changes_with_words()
    keep(serving, cast, changes)
    making.back_up(place, tmp_path / "older.age")
    empty_now(serving, cast, changes)
    bring_the_list(place, empty)
    restoring.restore(empty, tmp_path / "older.age", key)
    assert restored_words(empty) == []
    assert log_of(empty) == log_of(place)


def test_what_an_older_backup_lacks_does_not_come_back_from_its_tablet(
    serving: Store, place: Settings, empty: Settings, cast: Cast, key: Path, tmp_path: Path
) -> None:
    making.back_up(place, tmp_path / "older.age")
    changes = changes_with_words()
    keep(serving, cast, changes)
    empty_now(serving, cast, changes)
    bring_the_list(place, empty)
    restoring.restore(empty, tmp_path / "older.age", key)
    store = Store(empty.database)
    with TestClient(create_app(empty, store), base_url="http://127.0.0.1") as restored:
        answer = post(restored, cast, cast.musa, changes)
        assert [one["status"] for one in answer.json()["receipts"]] == ["repeated"] * 3 + ["parked"] * 2
    assert emptying.wipe_bytes(store)
    assert restored_words(empty) == []
    store.engine.dispose()


def test_after_a_restore_the_tablets_hold_what_they_held(
    serving: Store, place: Settings, empty: Settings, cast: Cast, key: Path, tmp_path: Path
) -> None:
    text = written("tea.s1", CANARY)
    making.back_up(place, tmp_path / "older.age")
    with serving.transaction() as db:
        prepare(db, cast.session.id, TABLET, cast.musa.id)
        send(db, cast.session.id, cast.musa.id, [text])
        before = tablets(db, cast.session.id)
    empty_now(serving, cast, [text])
    bring_the_list(place, empty)
    restoring.restore(empty, tmp_path / "older.age", key)
    store = Store(empty.database)
    with store.transaction() as db:
        prepare(db, cast.session.id, TABLET, cast.musa.id)
        assert [one.digest for one in tablets(db, cast.session.id)] == [one.digest for one in before]
    store.engine.dispose()


def test_a_backup_brings_its_own_list_and_key(
    serving: Store, place: Settings, empty: Settings, cast: Cast, key: Path, tmp_path: Path
) -> None:
    changes = changes_with_words()
    keep(serving, cast, changes)
    empty_now(serving, cast, changes)
    making.back_up(place, tmp_path / "newer.age")
    restoring.restore(empty, tmp_path / "newer.age", key)
    for name in (emptied_list.FILE, emptied_list.KEY):
        assert (empty.data / name).read_bytes() == (place.data / name).read_bytes()
        assert (empty.data / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_list_under_another_key_is_not_joined(
    serving: Store, place: Settings, empty: Settings, cast: Cast, key: Path, tmp_path: Path
) -> None:
    changes = changes_with_words()
    keep(serving, cast, changes)
    empty_now(serving, cast, changes)
    making.back_up(place, tmp_path / "newer.age")
    bring_the_list(place, empty)
    (empty.data / emptied_list.KEY).write_text("00" * 32)
    before = {path: path.read_bytes() for path in empty.data.iterdir()}
    with pytest.raises(BackupProblem, match="another key"):
        restoring.restore(empty, tmp_path / "newer.age", key)
    assert {path: path.read_bytes() for path in empty.data.iterdir()} == before


def log_of(place: Settings) -> list[Any]:
    store = Store(place.database)
    shown = ("id", "kind", "subject", "at", "payload", "base", "extra", "slot", "emptied")
    with store.read() as db:
        found = db.execute(select(*(getattr(Change, name) for name in shown)).order_by(Change.id)).all()
    store.engine.dispose()
    return [tuple(row) for row in found]
