"""Opening the database with the settings that keep what was acknowledged."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import anyio
from anyio import CapacityLimiter
from sqlalchemy import (
    URL,
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    String,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import VARCHAR
from sqlalchemy.orm import DeclarativeBase, sessionmaker
from sqlalchemy.orm import Session as Database
from sqlalchemy.types import TypeDecorator

from server.foundation.commits import PendingWrite
from server.foundation.sqlite import WeakSettings, driver, prepare_connection, weak_settings

__all__ = [
    "Base",
    "Database",
    "Store",
    "UtcTime",
    "WeakSettings",
    "data_folder",
    "key",
    "one_process_at_a_time",
    "tell_after_commit",
]

# Threads that only commit and close: were they taken from the pool that runs routes, routes waiting for a row
# would hold every thread and the commit they wait for could never run.
COMMITTERS = 20

# One process opens at most so many connections; foundation/connections.py counts what all processes may open.
POOL_SIZE, MORE_WHEN_BUSY = 5, 10
WAITS_SECONDS = 10.0
# Requests that hold a connection from one of their steps to the next. What is left of the pool is for the one who
# writes for all, and for short looks; were none left, who holds one and who needs one could wait for each other.
READERS, PAGES_THAT_WRITE = 8, 3

POOL: dict[str, Any] = {"pool_size": POOL_SIZE, "max_overflow": MORE_WHEN_BUSY, "pool_timeout": WAITS_SECONDS}
# What a failing statement was given may be what somebody said: it stands in no error and in no log file.
QUIET: dict[str, Any] = {"hide_parameters": True}

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    # A tablet may count to 2^53.
    type_annotation_map: ClassVar[dict[Any, Any]] = {int: BigInteger}


class UtcTime(TypeDecorator[datetime]):
    """A UTC time with its zone on both databases (SQLite keeps none)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)


def key(length: int = 36) -> String:
    """Text compared byte by byte on both databases: ids and tablet times are ordered by it."""
    return String(length).with_variant(VARCHAR(length, collation="C"), "postgresql")


class Store:
    """One database: how it is opened, read and written.

    On SQLite one writer at a time holds the write lock, in the order of asking: SQLite's own waiting is unfair,
    and 32 tablets that come back at once would wait up to seconds.
    """

    def __init__(self, url: URL) -> None:
        self.url = url
        self.sqlite = url.get_backend_name() == "sqlite"
        self.engine = open_sqlite(url) if self.sqlite else open_postgresql(url)
        writing = self.engine.execution_options(kikao_begin="BEGIN IMMEDIATE")
        self.read = sessionmaker(self.of_one_moment(), expire_on_commit=False)
        self.write = sessionmaker(writing, expire_on_commit=False)
        self.committers = CapacityLimiter(COMMITTERS)
        self.readers = anyio.Semaphore(READERS)
        self.waiting: deque[PendingWrite[Any, Any]] = deque()
        self.queue_lock = anyio.Lock()
        """Held by the one request that writes for all who wait."""
        self._pages = self.queue_lock if self.sqlite else anyio.Semaphore(PAGES_THAT_WRITE)
        self.told: list[Callable[[set[str]], None]] = []
        """Called after each commit with what `tell_after_commit` was told, from whichever thread committed."""
        event.listen(self.write, "after_commit", self.tell)

    def beside(self, folder: Path) -> "Store":
        """Names the data folder, which holds what must not be in the database; `data_folder` asks for it."""
        for opens in (self.read, self.write):
            opens.configure(info={"data_folder": folder})
        return self

    def of_one_moment(self) -> Engine:
        """One snapshot for each reading transaction: REPEATABLE READ on PostgreSQL; SQLite always has one."""
        return self.engine if self.sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")

    def write_lock(self) -> anyio.Lock | anyio.Semaphore:
        """For pages: on SQLite the queue's own, so that one writes at a time; on PostgreSQL a few beside it."""
        return self._pages

    def tell(self, db: Database) -> None:
        changed = db.info.pop(CHANGED, None)
        for listener in self.told if changed else ():
            listener(changed)

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """One transaction for commands, tests and start-up; requests have theirs in foundation/requests.py."""
        with self.write.begin() as db:
            yield db

    def refuse_weak_settings(self) -> None:
        """Raise WeakSettings unless what is acknowledged survives a power cut."""
        with self.engine.connect() as connection:
            weak = weak_settings(connection) if self.sqlite else weak_postgresql(connection)
        if weak:
            raise WeakSettings(f"The database would lose acknowledged data: {', '.join(weak)}")


def data_folder(db: Database) -> Path:
    folder: Path = db.info["data_folder"]
    return folder


CHANGED = "changed"


def tell_after_commit(db: Database, changed: str) -> None:
    """Those who listen to this store hear it when it is on the disk, and not at all when it is rolled back."""
    db.info.setdefault(CHANGED, set()).add(changed)


def one_process_at_a_time(db: Database) -> None:
    """Hold an advisory lock until the transaction ends, for start-up work of several processes; none on SQLite."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(int.from_bytes(b"kikao"))))


def open_sqlite(url: URL) -> Engine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(url, module=driver(), **POOL, **QUIET)
    event.listen(engine, "connect", prepare_connection)
    event.listen(engine, "begin", begin_as_asked)
    return engine


def begin_as_asked(connection: Connection) -> None:
    """BEGIN IMMEDIATE for writers: a transaction that reads first and then writes can fail with SQLITE_BUSY."""
    connection.exec_driver_sql(connection.get_execution_options().get("kikao_begin", "BEGIN"))


def open_postgresql(url: URL) -> Engine:
    return create_engine(url, **POOL, **QUIET, pool_pre_ping=True)


def weak_postgresql(connection: Connection) -> list[str]:
    names = ("fsync", "full_page_writes", "synchronous_commit")
    found = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in names}
    return [f"{name}={value}" for name, value in found.items() if value == "off"]
