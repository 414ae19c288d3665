"""Alembic's entry: the connection comes from server/foundation/schema.py, or from the settings for `make migration`."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, String

from server.foundation.database import Store, UtcTime
from server.settings import Settings
from server.tables import metadata


def written_short(kind: str, thing: object, _context: AutogenContext) -> str | Literal[False]:
    """Our own column types in a step's text; a step says `key(36)` as the models do."""
    if kind == "type" and isinstance(thing, UtcTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, String) and thing._variant_mapping:
        return f"key({thing.length})"
    return False


def run(connection: Connection) -> None:
    # SQLite cannot alter a column in place; batch mode copies the table.
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, render_item=written_short)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with Store(Settings().database).write() as db, db.begin():
        run(db.connection())
