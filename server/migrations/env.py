"""Alembic's entry: the connection comes from server/foundation/schema.py, or from the settings for `make migration`."""

from alembic import context
from sqlalchemy import Connection

from server.foundation.database import Store
from server.settings import Settings
from server.tables import metadata


def run(connection: Connection) -> None:
    # SQLite cannot alter a column in place; batch mode copies the table.
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with Store(Settings().database).write() as db, db.begin():
        run(db.connection())
