"""Opening the database with the settings that keep what was acknowledged."""

from collections import deque
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
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

__all__ = ["Base", "Database", "Store", "UtcTime", "WeakSettings", "key", "one_process_at_a_time"]

# Threads that only commit: were they taken from the pool that runs routes, routes waiting for a row
# would hold every thread and the commit they wait for could never run.
COMMITTERS = 20

# So many writers share one commit: with more, the first of them waits too long for the last. PostgreSQL shares commits
# by itself, and two processes there that each held several sessions at once could wait for each other.
TOGETHER = 8

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
        self.waiting: deque[PendingWrite[Any]] = deque()
        self._write_lock = anyio.Lock()

    def of_one_moment(self) -> Engine:
        """All that one answer reads stood in the database together; on SQLite it always does."""
        return self.engine if self.sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")

    def write_lock(self) -> AbstractAsyncContextManager[None]:
        return self._write_lock if self.sqlite else nullcontext()

    def next_writes(self) -> list[PendingWrite[Any]]:
        """Those who have waited longest; on PostgreSQL, where nobody waits, the one who asks."""
        return [self.waiting.popleft() for _ in range(min(len(self.waiting), TOGETHER if self.sqlite else 1))]

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


def one_process_at_a_time(db: Database) -> None:
    """Until the end of the transaction; on SQLite it is so anyway. For what each process does as it starts."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(select(func.pg_advisory_xact_lock(int.from_bytes(b"kikao"))))


def open_sqlite(url: URL) -> Engine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(url, module=driver(), pool_size=20, max_overflow=40)
    event.listen(engine, "connect", prepare_connection)
    event.listen(engine, "begin", begin_as_asked)
    return engine


def begin_as_asked(connection: Connection) -> None:
    """A writing transaction takes the write lock at once: one that reads first and writes later could fail."""
    connection.exec_driver_sql(connection.get_execution_options().get("kikao_begin", "BEGIN"))


def open_postgresql(url: URL) -> Engine:
    return create_engine(url, pool_size=20, max_overflow=40, pool_pre_ping=True)


def weak_postgresql(connection: Connection) -> list[str]:
    names = ("fsync", "full_page_writes", "synchronous_commit")
    found = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in names}
    return [f"{name}={value}" for name, value in found.items() if value == "off"]
