"""What a test's database begins with: its tables, and the cast when the test asks for it. Made once, not for each test.

On SQLite a test gets a copy of a file. On PostgreSQL all tests of one process share a database and the rows are put
back, which takes a tenth of TRUNCATE or CREATE DATABASE ... TEMPLATE (37 ms against 400 on a machine with fsync).
"""

import pickle
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from server import demo
from server.foundation.database import Store
from server.foundation.schema import migrate
from server.tables import metadata
from tests.cast import Cast, call_the_cast

EMPTY, WITH_CAST = "empty", "with_cast"


class SqliteFiles:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with_tables(self.file(EMPTY))
        self.file(WITH_CAST).write_bytes(self.file(EMPTY).read_bytes())
        self.pickled_cast = with_the_cast(self.file(WITH_CAST))

    def file(self, beginning: str) -> Path:
        return self.folder / f"{beginning}.sqlite"

    def begin(self, beginning: str, path: Path) -> Store:
        path.write_bytes(self.file(beginning).read_bytes())
        return sqlite_at(path)

    def load_demo(self, path: Path) -> None:
        unfinished = path.with_suffix(".loading")
        store = self.begin(EMPTY, unfinished)
        assert demo.load_when_empty(store)
        into_one_file(store)
        unfinished.rename(path)


def sqlite_at(path: Path) -> Store:
    return Store(make_url(f"sqlite:///{path}"))


def with_tables(path: Path) -> None:
    store = sqlite_at(path)
    migrate(store)
    into_one_file(store)


def with_the_cast(path: Path) -> bytes:
    store = sqlite_at(path)
    called = pickled_cast(store)
    into_one_file(store)
    return called


def into_one_file(store: Store) -> None:
    """Only the database file is copied, so nothing may be left in its write-ahead log."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.engine.dispose()


def pickled_cast(store: Store) -> bytes:
    """Pickled so that each test gets objects of its own, as if it had just added them."""
    with store.transaction() as db:
        called: Cast = call_the_cast(db)
    return pickle.dumps(called)


class PostgresRows:
    def __init__(self, store: Store) -> None:
        self.store = store
        migrate(store)
        self.rows = {EMPTY: self.copied_out()}
        self.pickled_cast = pickled_cast(store)
        self.rows[WITH_CAST] = self.copied_out()

    def copied_out(self) -> dict[str, bytes]:
        """The rows of each table that has some, in the order in which they can be put back."""
        with self.store.engine.begin() as connection:
            cursor: Any = connection.connection.cursor()
            found = {table.name: copied_out(cursor, table.name) for table in metadata.sorted_tables}
        return {name: rows for name, rows in found.items() if rows}

    def begin(self, beginning: str) -> Store:
        empty = [f'DELETE FROM "{table.name}"' for table in reversed(metadata.sorted_tables)]
        with self.store.engine.begin() as connection:
            cursor: Any = connection.connection.cursor()
            cursor.execute("; ".join(["SET LOCAL synchronous_commit = off", *empty]))
            for name, rows in self.rows[beginning].items():
                with cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
                    copy.write(rows)
        return self.store


def copied_out(cursor: Any, table: str) -> bytes:
    with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(map(bytes, copy))
