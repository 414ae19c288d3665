"""Databases, the application and its clients for all tests."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import URL, create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from server import demo
from server.app import create_app
from server.foundation.database import Database, Store
from server.foundation.schema import migrate
from server.settings import Settings
from tests.cast import Cast, call_the_cast
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
def migrated_postgres() -> Iterator[Store]:
    with postgres_of_its_own() as url:
        store = Store(url)
        migrate(store)
        yield store


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file: each test gets a copy."""
    path = tmp_path_factory.mktemp("template") / "kikao.sqlite"
    store = Store(make_url(f"sqlite:///{path}"))
    migrate(store)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.engine.dispose()
    return path


@pytest.fixture(params=BACKENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A migrated, empty database of each kind."""
    if request.param == "postgresql":
        yield from emptied(request.getfixturevalue("migrated_postgres"))
        return
    path = tmp_path / "kikao.sqlite"
    path.write_bytes(request.getfixturevalue("migrated_sqlite").read_bytes())
    opened = Store(make_url(f"sqlite:///{path}"))
    yield opened
    opened.engine.dispose()


def emptied(store: Store) -> Iterator[Store]:
    yield store
    with store.engine.begin() as connection:
        tables = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars()
        names = ", ".join(f'"{name}"' for name in tables if name != "alembic_version")
        connection.execute(text(f"TRUNCATE {names} CASCADE"))


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> Iterator[Store]:
    """The demo study, loaded once: tests only read it."""
    path = tmp_path_factory.mktemp("demo") / "kikao.sqlite"
    path.write_bytes(migrated_sqlite.read_bytes())
    loaded = Store(make_url(f"sqlite:///{path}"))
    assert demo.load_when_empty(loaded)
    yield loaded
    loaded.engine.dispose()


@pytest.fixture
def db(store: Store) -> Iterator[Database]:
    """One transaction that is committed when the test ends."""
    with store.transaction() as opened:
        yield opened


@pytest.fixture
def cast(store: Store) -> Cast:
    with store.transaction() as db:
        return call_the_cast(db)


@pytest.fixture
def client(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A stranger's browser; `cast.sign_in(client, person)` makes it somebody's."""
    app = create_app(Settings(data=tmp_path), store)
    with TestClient(app, base_url="http://127.0.0.1", headers={"Sec-Fetch-Site": "same-origin"}) as opened:
        yield opened
