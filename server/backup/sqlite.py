"""Copying an SQLite database that is being written, and putting a copy where none is."""

import os
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection

from server.backup import BackupProblem
from server.backup.manifest import Manifest, describe, revive
from server.foundation.database import Store
from server.foundation.sqlite import driver

FILE = "kikao.sqlite"


def copy(url: URL, to: Path) -> Manifest:
    """Uses SQLite's online backup: a copy of the file alone would lack what is in the write-ahead log."""
    if not url.database or not Path(url.database).exists():
        raise BackupProblem(f"There is no database at {url.database}.")
    with closing(driver().connect(url.database)) as live, closing(driver().connect(to)) as copied:
        try:
            live.backup(copied)
        except driver().Error as error:
            raise BackupProblem(f"The database cannot be read: {error}.") from error
    store = Store(URL.create("sqlite", database=str(to)))
    try:
        with store.engine.connect() as connection:
            refuse_unsound(connection)
            return describe(connection)
    finally:
        store.engine.dispose()


def refuse_unsound(connection: Connection) -> None:
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if found != ["ok"]:
        raise BackupProblem(f"The database is damaged: {found[0]}")
    astray = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if astray:
        raise BackupProblem(
            f"The database is damaged: a row of {astray[0]} points to a row of {astray[2]} that is gone."
        )


def refuse_occupied(url: URL) -> None:
    left_over = [f"{url.database}{ending}" for ending in ("", "-wal", "-journal")]
    there = [path for path in left_over if Path(path).exists()]
    if there:
        raise BackupProblem(f"{there[0]} exists. A backup is restored into an empty place only.")


def put(url: URL, copied: Path, manifest: Manifest, data: Path) -> None:
    """Check and revive the copy where it lies, then give it its place in one step."""
    store = Store(URL.create("sqlite", database=str(copied))).beside(data)
    try:
        with store.engine.connect() as connection:
            refuse_unsound(connection)
        revive(store, manifest)
    finally:
        store.engine.dispose()
    os.link(copied, str(url.database))
