"""A migration that is killed at any statement leaves the old schema; run again, it brings the new one."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, inspect, make_url

from server.foundation.database import Store
from server.foundation.schema import migrate, refuse_other_schema
from tests.beginnings import sqlite_at
from tests.conftest import BACKENDS, postgres_of_its_own

ROOT = Path(__file__).parents[2]


def tables(store: Store) -> list[str]:
    return inspect(store.engine).get_table_names()


def left_before_each_statement(folder: Path) -> Iterator[Path]:
    """What a killed process leaves is what stands in its files at that moment: they are copied while it migrates."""
    file = folder / "kikao.sqlite"
    store, copies = sqlite_at(file), []

    def copy(*_given: Any) -> None:
        copies.append(folder / f"{len(copies)}.sqlite")
        for end in ("", "-wal"):
            if file.with_name(file.name + end).exists():
                shutil.copyfile(f"{file}{end}", f"{copies[-1]}{end}")

    event.listen(store.engine, "before_cursor_execute", copy)
    migrate(store)
    event.remove(store.engine, "before_cursor_execute", copy)
    assert "change" in tables(store)
    store.engine.dispose()
    yield from copies


def test_killed_before_any_statement_it_leaves_the_old_schema(tmp_path: Path) -> None:
    killed = list(left_before_each_statement(tmp_path))
    assert len(killed) > 150
    for number, left in enumerate(killed):
        store = sqlite_at(left)
        assert tables(store) == [], f"killed before statement {number}"
        if number % 60 == 0:
            migrate(store)
            refuse_other_schema(store)
        store.engine.dispose()


@pytest.fixture(params=BACKENDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/kikao.sqlite"
        return
    with postgres_of_its_own() as url:
        yield url.render_as_string(hide_password=False)


def test_a_process_that_was_killed_leaves_it_so(address: str) -> None:
    store = Store(make_url(address))
    for fatal in (2, 30):
        killed = subprocess.run([sys.executable, "-m", "tests.faults.dies_migrating", address, str(fatal)], cwd=ROOT)
        assert killed.returncode == -9
        assert tables(store) == [], f"killed before statement {fatal}"
    migrate(store)
    refuse_other_schema(store)
    store.engine.dispose()
