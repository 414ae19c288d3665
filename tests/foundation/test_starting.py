"""Several processes may start on one PostgreSQL at once; on SQLite the second does not start at all."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy import URL, text

from server.app import create_app
from server.foundation.database import Store
from server.foundation.schema import migrate
from server.settings import Settings
from tests.conftest import on_postgresql, postgres_of_its_own


def started(url: URL, folder: Path) -> str:
    """The epoch a process tells that was started like this."""
    store = Store(url)
    migrate(store)
    with TestClient(create_app(Settings(data=folder), store), base_url="http://127.0.0.1") as client:
        return client.get("/healthz").headers["X-Epoch"]


@on_postgresql
def test_they_migrate_one_after_the_other_and_live_in_one_epoch(store: Store, tmp_path: Path) -> None:
    with postgres_of_its_own() as url:
        with ThreadPoolExecutor(4) as processes:
            epochs = list(processes.map(started, [url] * 4, [tmp_path] * 4))
        opened = Store(url)
        with opened.read() as db:
            assert db.scalar(text("SELECT count(*) FROM epoch")) == 1
        opened.engine.dispose()
    assert len(set(epochs)) == 1
