"""Registers of a database whose tables were called `shown` and `naming`: not a row is lost, nor built anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import make_url, select, text

from server.changes.models import Register, WrittenOver
from server.foundation.database import Store
from server.foundation.schema import config, migrate
from tests.conftest import BACKENDS, postgres_of_its_own

DAY = "2026-01-01 00:00:00"
ROWS = (
    f"INSERT INTO study VALUES ('tea', 'tea', 'en', '[]', :no, '{DAY}')",
    "INSERT INTO site VALUES ('bu', 'tea', 'BU', 1, 'UG', 'low', 'en', 'Africa/Kampala')",
    f"INSERT INTO person (id, email, name, added_at) VALUES ('asha', 'asha', 'asha', '{DAY}')",
    "INSERT INTO guide_version (id, study_id, number, loaded_at, digest, content, texts, adaptations)"
    f" VALUES ('v', 'tea', 1, '{DAY}', 'd', '{{}}', '{{}}', '[]')",
    "INSERT INTO session (id, study_id, site_id, code, language, guide_version_id, starts_at, venue, time_point,"
    f" invited, planned_by_id, planned_at) VALUES ('s', 'tea', 'bu', 'BU-S1', 'en', 'v', '{DAY}', '', '', 8, 'asha',"
    f" '{DAY}')",
    "INSERT INTO shown (session_id, kind, subject, slot, first_at, first_id, at, id)"
    " VALUES ('s', 'sub.marked', 'tea.s1', 'asked', 'first', 'a', 'newest', 'b')",
    "INSERT INTO naming (session_id, base_id, by_id, kind, subject, slot, at, person_id)"
    " VALUES ('s', 'a', 'b', 'text.written', 'note', 'text', 'then', 'asha')",
)


@pytest.fixture(params=BACKENDS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A database as version 0002 left it, with one register and one version written over."""
    if request.param == "postgresql":
        with postgres_of_its_own() as url:
            yield at_0002(Store(url))
    else:
        yield at_0002(Store(make_url(f"sqlite:///{tmp_path}/kikao.sqlite")))


def at_0002(store: Store) -> Store:
    with store.write() as db, db.begin():
        command.upgrade(config(db.connection()), "0002")
        for row in ROWS:
            db.connection().execute(text(row), {"no": False} if ":no" in row else {})
    return store


def test_every_row_is_in_the_table_of_the_new_name(old: Store) -> None:
    migrate(old)
    with old.read() as db:
        register, version = db.scalars(select(Register)).one(), db.scalars(select(WrittenOver)).one()
    assert (register.slot, register.first_at, register.first_id, register.id) == ("asked", "first", "a", "b")
    assert (version.base_id, version.by_id, version.slot, version.person_id) == ("a", "b", "text", "asha")
    old.engine.dispose()


def test_the_step_can_be_taken_back(old: Store) -> None:
    migrate(old)
    with old.write() as db, db.begin():
        command.downgrade(config(db.connection()), "0002")
        assert db.connection().execute(text("SELECT id FROM shown")).scalar_one() == "b"
        assert db.connection().execute(text("SELECT by_id FROM naming")).scalar_one() == "b"
    old.engine.dispose()
