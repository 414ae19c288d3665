"""Roles of a database from before they were held in a study."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, make_url, select, text

from server.foundation.database import Store
from server.foundation.schema import config, migrate
from server.people.models import Role
from tests.conftest import BACKENDS, postgres_of_its_own

STUDY = "INSERT INTO study VALUES (:id, :id, 'en', '[]', :made_up, '2026-01-01 00:00:00')"
SITE = "INSERT INTO site VALUES (:id, :study, 'BU', 1, 'UG', 'low', 'en', 'Africa/Kampala')"
PERSON = "INSERT INTO person (id, email, name, added_at) VALUES (:id, :id, :id, '2026-01-01 00:00:00')"
ROLE = "INSERT INTO role (id, person_id, role, site_id) VALUES (:id, :person, :role, :site)"


@pytest.fixture(params=BACKENDS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A database as version 0003 left it: two studies, each with a site, and nobody's roles yet."""
    if request.param == "postgresql":
        with postgres_of_its_own() as url:
            yield at_0003(Store(url))
    else:
        yield at_0003(Store(make_url(f"sqlite:///{tmp_path}/kikao.sqlite")))


def at_0003(store: Store) -> Store:
    with store.write() as db, db.begin():
        command.upgrade(config(db.connection()), "0003")
        for study in ("tea", "rice"):
            db.connection().execute(text(STUDY), {"id": study, "made_up": False})
            db.connection().execute(text(SITE), {"id": f"{study}.bu", "study": study})
    return store


def give(connection: Connection, person: str, role: str, site: str | None = None) -> None:
    connection.execute(text(PERSON), {"id": person})
    connection.execute(text(ROLE), {"id": person, "person": person, "role": role, "site": site})


def test_a_role_at_a_site_is_held_in_its_study_and_others_in_each_study(old: Store) -> None:
    with old.write() as db, db.begin():
        give(db.connection(), "musa", "moderator", "rice.bu")
        give(db.connection(), "asha", "coordinator")
    migrate(old)
    with old.read() as db:
        found = {(role.person_id, role.role, role.study_id, role.site_id) for role in db.scalars(select(Role))}
    assert found == {
        ("musa", "moderator", "rice", "rice.bu"),
        ("asha", "coordinator", "rice", None),
        ("asha", "coordinator", "tea", None),
    }
    old.engine.dispose()


def test_the_step_can_be_taken_back(old: Store) -> None:
    migrate(old)
    with old.write() as db, db.begin():
        command.downgrade(config(db.connection()), "0003")
        give(db.connection(), "tomer", "translator")
    migrate(old)
    old.engine.dispose()
