"""Bringing the database to this version's schema, and refusing to serve on another one."""

from functools import cache
from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from server.foundation.database import Store, one_process_at_a_time


class OtherSchema(RuntimeError):
    """The database belongs to another version of Kikao."""


def config(connection: Connection | None = None) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(files("server") / "migrations"))
    settings.attributes["connection"] = connection
    return settings


def migrate(store: Store) -> None:
    """Run all steps that are missing, in one transaction: the old schema or the new, never between."""
    with store.write() as db, db.begin():
        one_process_at_a_time(db)
        command.upgrade(config(db.connection()), "head")


def revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def known(revision: str) -> bool:
    """Whether this version can bring a database of that revision to its own schema."""
    return revision in {step.revision for step in ScriptDirectory.from_config(config()).walk_revisions()}


@cache
def newest() -> str | None:
    """The revision that this version brings; to know it, every step is compiled."""
    return ScriptDirectory.from_config(config()).get_current_head()


def refuse_other_schema(store: Store) -> None:
    head = newest()
    with store.engine.connect() as connection:
        found = revision(connection)
    if found != head:
        raise OtherSchema(
            f"The database has schema {found}, this version needs {head}: run `python -m server migrate`."
        )
