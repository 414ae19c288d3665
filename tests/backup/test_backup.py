"""A backup holds everything, nobody reads it without the key, and no backup is made of what could not come back."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from server import commands
from server.backup import BackupProblem, keys, making, restoring
from server.changes.models import Change
from server.foundation.audit import AuditEntry
from server.foundation.database import Store
from server.foundation.epoch import Epoch
from server.settings import Settings
from server.sync import rescue_key
from tests.backup.conftest import contents
from tests.cast import Cast
from tests.changes.builders import TABLET, marked, send


def test_everything_comes_back_under_a_new_epoch(place: Settings, empty: Settings, tmp_path: Path, key: Path) -> None:
    before = Store(place.database)
    with before.transaction() as db:
        db.add(Epoch(id=TABLET))
    making.back_up(place, tmp_path / "backup.age")
    restoring.restore(empty, tmp_path / "backup.age", key)
    after = Store(empty.database)
    expected, found = contents(before), contents(after)
    assert len(expected["change"]) == 2
    assert len(expected["parked"]) == 1
    assert len(found.pop("epoch")) == len(expected.pop("epoch")) == 1
    assert [row for row in found.pop("audit_entry") if "server.restored" not in row] == expected.pop("audit_entry")
    assert found == expected
    with after.read() as db:
        epoch = db.scalars(select(Epoch.id)).one()
        entry = db.scalars(select(AuditEntry).where(AuditEntry.act == "server.restored")).one()
    assert epoch != TABLET
    assert (entry.subject, entry.detail["epoch_before"]) == (epoch, TABLET)
    assert (empty.data / rescue_key.FILE).read_bytes() == (place.data / rescue_key.FILE).read_bytes()
    assert [path.name for path in place.data.iterdir()] == [rescue_key.FILE], "nothing unlocked stays behind"
    before.engine.dispose()
    after.engine.dispose()


def test_what_was_acknowledged_before_the_backup_began_is_in_it(
    store: Store, place: Settings, cast: Cast, tmp_path: Path, key: Path, empty: Settings
) -> None:
    acknowledged: list[str] = []
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            change = marked()
            with store.transaction() as db:
                send(db, cast.session.id, cast.musa.id, [change])
            acknowledged.append(change["id"])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(acknowledged) < 30:
            stop.wait(0.01)
        expected = set(acknowledged)
        making.back_up(place, tmp_path / "backup.age")
        written_meanwhile = len(acknowledged) - len(expected)
    finally:
        stop.set()
        writer.join()
    assert written_meanwhile > 0
    restoring.restore(empty, tmp_path / "backup.age", key)
    restored = Store(empty.database)
    with restored.read() as db:
        assert expected <= set(db.scalars(select(Change.id)))
    restored.engine.dispose()


def test_a_backup_shows_nothing_without_the_key(place: Settings, tmp_path: Path) -> None:
    making.back_up(place, tmp_path / "backup.age")
    written = (tmp_path / "backup.age").read_bytes()
    assert written.startswith(b"age-encryption.org/v1")
    assert b"musa@example.org" not in written
    assert b"sub.marked" not in written
    assert oct((tmp_path / "backup.age").stat().st_mode)[-3:] == "600"


def test_a_backup_never_overwrites_another(place: Settings, tmp_path: Path) -> None:
    (tmp_path / "backup.age").write_text("older")
    with pytest.raises(BackupProblem, match="exists"):
        making.back_up(place, tmp_path / "backup.age")
    assert (tmp_path / "backup.age").read_text() == "older"


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda place: place.model_copy(update={"backup_key": ""}), "KIKAO_BACKUP_KEY is not set"),
        (lambda place: place.model_copy(update={"backup_key": "age1zzz"}), "not a public key"),
        (lambda place: Settings(data=place.data, backup_key=place.backup_key, database_url=""), "no database"),
        (lambda place: point_astray(place), "points to a row"),
        (lambda place: overwrite_pages(place), "damaged|malformed"),
    ],
)
def test_what_cannot_be_backed_up_is_said_and_leaves_no_file(
    place: Settings, tmp_path: Path, spoil: Callable[[Settings], Settings], said: str
) -> None:
    with pytest.raises(BackupProblem, match=said):
        making.back_up(spoil(place), tmp_path / "backups.age")
    assert list(tmp_path.glob("*backups.age*")) == []


def test_a_backup_that_cannot_be_written_is_said(place: Settings, tmp_path: Path) -> None:
    with pytest.raises(BackupProblem, match="No such file or directory"):
        making.back_up(place, tmp_path / "missing" / "backup.age")


def point_astray(place: Settings) -> Settings:
    with closing(sqlite3.connect(str(place.database.database))) as live, live:
        live.execute("UPDATE change SET person_id = 'nobody'")
    return place


def overwrite_pages(place: Settings) -> Settings:
    path = Path(str(place.database.database))
    with closing(sqlite3.connect(path)) as live:
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = bytearray(path.read_bytes())
    whole[20 * 4096 : 90 * 4096] = b"\xff" * (70 * 4096)
    path.write_bytes(whole)
    return place


def test_a_key_is_never_overwritten_and_only_its_owner_reads_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.run(["backup-key", str(tmp_path / "key")]) == 0
    assert capsys.readouterr().out.startswith("KIKAO_BACKUP_KEY=age1")
    assert oct((tmp_path / "key").stat().st_mode)[-3:] == "600"
    before = (tmp_path / "key").read_text()
    assert commands.run(["backup-key", str(tmp_path / "key")]) == 1
    assert (tmp_path / "key").read_text() == before
    assert str(keys.private(tmp_path / "key")).startswith("AGE-SECRET-KEY-1")
