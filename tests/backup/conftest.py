"""A place with something in it, an empty one of the same kind, and the two halves of a key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select

from server.backup import keys
from server.foundation.database import Store
from server.settings import Settings
from server.sync import rescue_key
from tests.cast import Cast
from tests.changes.builders import marked, send
from tests.conftest import postgres_of_its_own


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keys") / "key"
    keys.make(path)
    return path


@pytest.fixture(scope="session")
def public_key(key: Path) -> str:
    return key.read_text().splitlines()[1].split()[-1]


@pytest.fixture
def place(store: Store, tmp_path: Path, cast: Cast, public_key: str) -> Settings:
    with store.transaction() as db:
        send(db, cast.session.id, cast.musa.id, [marked(), marked("asked"), {"id": cast.session.id}])
    rescue_key.public_key(tmp_path / "first")
    address = store.url.render_as_string(hide_password=False)
    return Settings(data=tmp_path / "first", database_url=address, backup_key=public_key)


@pytest.fixture
def empty(store: Store, tmp_path: Path) -> Iterator[Settings]:
    data = tmp_path / "second" / "data"
    if store.sqlite:
        yield Settings(data=data, database_url="")
        return
    with postgres_of_its_own() as url:
        yield Settings(data=data, database_url=url.render_as_string(hide_password=False))


def contents(store: Store) -> dict[str, list[Any]]:
    """Every row of every table, in an order of their own."""
    found = MetaData()
    with store.engine.connect() as connection:
        found.reflect(connection)
        return {name: sorted(map(repr, connection.execute(select(t)))) for name, t in found.tables.items()}


def nothing_in(place: Settings) -> bool:
    """As `empty` gave it: no folder, no table."""
    if place.database.get_backend_name() == "sqlite":
        return not place.data.parent.exists()
    store = Store(place.database)
    tables = contents(store)
    store.engine.dispose()
    return tables == {} and not place.data.parent.exists()
