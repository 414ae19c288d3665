"""The drill (`make drill`): a demo server is backed up while it serves, restored elsewhere, served and compared."""

import subprocess
from pathlib import Path

import httpx2

from server.backup import sqlite
from server.foundation.database import Store
from server.settings import Settings
from tests.backup.conftest import contents
from tests.journeys.serving import Kikao


def test_a_server_comes_back_from_its_backup(tmp_path: Path, demo_store: Store, key: Path, public_key: str) -> None:
    first, second = (Kikao(tmp_path / name) for name in ("first", "second"))
    backup = str(tmp_path / "backup.age")
    first.data.mkdir()
    sqlite.copy(demo_store.url, first.data / "kikao.sqlite")
    first.start()
    try:
        subprocess.run(
            first.command("backup", backup), env=first.settings | {"KIKAO_BACKUP_KEY": public_key}, check=True
        )
        second.run("restore", backup, "--key", str(key))
        second.start()
        epochs = [httpx2.get(f"{server.address}/healthz").headers["X-Epoch"] for server in (first, second)]
    finally:
        first.stop()
        second.stop()
    assert epochs[0] != epochs[1]
    expected, found = (rows_of(server) for server in (first, second))
    assert sum(map(len, expected.values())) > 1000
    assert found == expected


def rows_of(server: Kikao) -> dict[str, list[str]]:
    """All that people and tablets wrote."""
    store = Store(Settings(data=server.data, database_url="").database)
    everything = contents(store)
    store.engine.dispose()
    return {name: rows for name, rows in everything.items() if name not in ("epoch", "audit_entry", "sign_in_link")}
