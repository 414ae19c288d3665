"""With settings that could lose what was acknowledged the server does not start."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from server.app import create_app
from server.foundation import sqlite
from server.foundation.database import Store, WeakSettings, weak_postgresql
from server.settings import Settings
from tests.conftest import on_postgresql

WEAKER = {"journal_mode": "delete", "synchronous": 1, "foreign_keys": 0, "secure_delete": 0, "busy_timeout": 0}


def refuses_to_start(store: Store, data: Path, said: str) -> None:
    with pytest.raises(WeakSettings, match=said), TestClient(create_app(Settings(data=data), store)):
        pass


def test_every_setting_that_is_required_has_a_weaker_one_here() -> None:
    assert WEAKER.keys() == sqlite.REQUIRED.keys()


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", WEAKER)
def test_a_weaker_sqlite_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    store.refuse_weak_settings()
    store.engine.dispose()
    event.listen(store.engine, "connect", lambda opened, _record: opened.execute(f"PRAGMA {name}={WEAKER[name]}"))
    refuses_to_start(store, tmp_path, f"{name}={WEAKER[name]}")


def test_an_sqlite_that_can_corrupt_its_log_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    old = SimpleNamespace(sqlite_version_info=(3, 51, 2), sqlite_version="3.51.2")
    monkeypatch.setattr(sqlite, "bundled", old)
    with pytest.raises(WeakSettings, match=r"3\.51\.2"):
        sqlite.driver()


@on_postgresql
def test_a_postgresql_that_acknowledges_before_it_wrote_is_refused(store: Store, tmp_path: Path) -> None:
    store.refuse_weak_settings()
    weak = Store(store.url.update_query_dict({"options": "-csynchronous_commit=off"}))
    refuses_to_start(weak, tmp_path, "synchronous_commit=off")
    weak.engine.dispose()


@pytest.mark.parametrize("name", ["fsync", "full_page_writes", "synchronous_commit"])
def test_each_setting_of_postgresql_counts(name: str) -> None:
    def told(statement: str) -> Any:
        return SimpleNamespace(scalar=lambda: "off" if statement == f"SHOW {name}" else "on")

    connection: Any = SimpleNamespace(exec_driver_sql=told)
    assert weak_postgresql(connection) == [f"{name}=off"]
