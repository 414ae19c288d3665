"""Databases, the application and its clients for all tests."""

import fcntl
import os
import pickle
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from server.app import create_app, work_on
from server.foundation.database import Database, Store
from server.settings import Settings
from tests.beginnings import EMPTY, WITH_CAST, PostgresRows, SqliteFiles, sqlite_at
from tests.cast import Cast
from tests.journeys import webkit

POSTGRES = os.environ.get("KIKAO_TEST_POSTGRES", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")


def postgres_answers() -> bool:
    try:
        with create_engine(POSTGRES, connect_args={"connect_timeout": 3}).connect():
            return True
    except OperationalError:
        return False


HAS_POSTGRES = postgres_answers()
BACKENDS = ["sqlite", "postgresql"] if HAS_POSTGRES or os.environ.get("CI") else ["sqlite"]

on_postgresql = pytest.mark.parametrize("store", [one for one in BACKENDS if one == "postgresql"], indirect=True)


# A commit waits for the disk, and so does each tap in a browser: in memory nobody waits. Which data outlive a loss of
# power is the question of tests/faults/test_power_cut.py, which looks at what a process asks of its disk.
MEMORY = Path("/dev/shm")
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 2 * 1024**3:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

# What takes long begins first, so that the workers end together.
BEGINS_FIRST = ("journeys", "faults", "tests", "reports", "backup")

# Both databases count where Kikao locks, numbers, merges, orders by bytes or moves rows, and where the database fails.
# Here it only draws what it read, or writes plain rows: one database shows whether that is right.
ON_SQLITE_ALONE = {"house", "pages", "paper", "people", "timeline"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    config.hook.pytest_deselected(items=[item for item in items if is_left_out(item)])
    items[:] = sorted((item for item in items if not is_left_out(item)), key=place_in_the_run)


def place_in_the_run(item: pytest.Item) -> int:
    folder = item.path.parent.name
    return BEGINS_FIRST.index(folder) if folder in BEGINS_FIRST else len(BEGINS_FIRST)


def is_left_out(item: pytest.Item) -> bool:
    params = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    return params.get("store") == "postgresql" and item.path.parent.name in ON_SQLITE_ALONE


def pytest_report_header() -> list[str]:
    said = [f"databases: {' and '.join(BACKENDS)}"]
    if "postgresql" not in BACKENDS:
        said.append("THE POSTGRESQL HALF IS SKIPPED: set KIKAO_TEST_POSTGRES or start one on 127.0.0.1:5432")
    if not webkit.IS_WANTED:
        said.append(f"THE JOURNEY IN WEBKIT IS SKIPPED: {webkit.HOW_TO_GET_IT}")
    return said


@contextmanager
def postgres_of_its_own() -> Iterator[URL]:
    """An empty database, made and dropped here."""
    name = f"kikao_test_{secrets.token_hex(4)}"
    server = create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield make_url(POSTGRES).set(database=name)
    finally:
        with server.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("beginnings"))


@pytest.fixture(scope="session")
def migrated_sqlite(sqlite_files: SqliteFiles) -> Path:
    """A migrated, empty SQLite file, to be copied."""
    return sqlite_files.file(EMPTY)


@pytest.fixture(scope="session")
def postgres_rows() -> Iterator[PostgresRows]:
    with postgres_of_its_own() as url:
        shared = PostgresRows(Store(url))
        yield shared
        shared.store.engine.dispose()


@pytest.fixture(params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path, sqlite_files: SqliteFiles) -> Iterator[Store]:
    """A migrated database of each kind, with the cast in it when the test names `cast`."""
    beginning = WITH_CAST if "cast" in request.fixturenames else EMPTY
    if request.param == "postgresql":
        yield request.getfixturevalue("postgres_rows").begin(beginning)
        return
    opened = sqlite_files.begin(beginning, tmp_path / "kikao.sqlite")
    yield opened
    opened.engine.dispose()


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory, sqlite_files: SqliteFiles) -> Path:
    """The demo study, loaded once for all workers (it takes seconds): a file to copy."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder
    path = shared / "demo.sqlite"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            sqlite_files.load_demo(path)
    return path


@pytest.fixture(scope="session")
def demo_store(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The demo study: tests only read it."""
    path = tmp_path_factory.mktemp("demo") / "kikao.sqlite"
    path.write_bytes(demo_file.read_bytes())
    opened = sqlite_at(path)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def db(store: Store) -> Iterator[Database]:
    """One transaction that is committed when the test ends."""
    with store.transaction() as opened:
        yield opened


@pytest.fixture
def cast(request: pytest.FixtureRequest, store: Store, sqlite_files: SqliteFiles) -> Cast:
    """The people of `tests/cast.py`, who are in the store already."""
    beginnings = sqlite_files if store.sqlite else request.getfixturevalue("postgres_rows")
    called: Cast = pickle.loads(beginnings.pickled_cast)
    return called


@pytest.fixture(scope="session")
def routes(sqlite_files: SqliteFiles) -> FastAPI:
    """The application: FastAPI prepares the routes at the first request, which takes ten times as long as to answer."""
    return create_app(Settings(data=sqlite_files.folder), sqlite_at(sqlite_files.file(EMPTY)))


@pytest.fixture
def client(routes: FastAPI, store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A stranger's browser; `cast.sign_in(client, person)` makes it somebody's."""
    work_on(routes, Settings(data=tmp_path), store)
    with TestClient(routes, base_url="http://127.0.0.1", headers={"Sec-Fetch-Site": "same-origin"}) as opened:
        yield opened
