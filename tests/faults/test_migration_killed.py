"""A migration that is killed at any statement leaves the old schema; run again, it brings the new one."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect, make_url

from server.foundation.database import Store
from server.foundation.schema import migrate, refuse_other_schema
from tests.conftest import BACKENDS, postgres_of_its_own

ROOT = Path(__file__).parents[2]


def die_migrating(address: str, step: int) -> int:
    """The number of the first statement that no longer existed."""
    command = [sys.executable, "-m", "tests.faults.dies_migrating", address, str(step)]
    return int(subprocess.check_output(command, cwd=ROOT, text=True, timeout=300).split()[-1])


def tables(store: Store) -> list[str]:
    return inspect(store.engine).get_table_names()


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.soak)])
def test_killed_before_any_statement_it_leaves_the_old_schema(tmp_path: Path, step: int) -> None:
    address = f"sqlite:///{tmp_path}/{{}}.sqlite"
    last = die_migrating(address, step)
    assert last > 30
    for fatal in range(1, last + 1, step):
        store = Store(make_url(address.format(fatal)))
        if fatal < last:
            assert tables(store) == [], f"killed before statement {fatal}"
        if fatal in (1, 11, 41):
            migrate(store)
            refuse_other_schema(store)
        store.engine.dispose()
    whole = Store(make_url(address.format(last)))
    refuse_other_schema(whole)
    assert "change" in tables(whole)
    whole.engine.dispose()


@pytest.mark.skipif("postgresql" not in BACKENDS, reason="no PostgreSQL here")
def test_on_postgresql_too() -> None:
    with postgres_of_its_own() as url:
        store = Store(url)
        address = url.render_as_string(hide_password=False)
        command = "from tests.faults.dies_migrating import migrate_until; migrate_until({!r}, {})"
        for fatal in (2, 30):
            killed = subprocess.run([sys.executable, "-c", command.format(address, fatal)], cwd=ROOT)
            assert killed.returncode == -9
            assert tables(store) == [], f"killed before statement {fatal}"
        migrate(store)
        refuse_other_schema(store)
        store.engine.dispose()
