"""What a backup says about itself, and what has to be true again after a restore."""

from hashlib import file_digest
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, func, inspect, select, table

from server import __version__
from server.backup import BackupProblem
from server.foundation import audit, clock, epoch
from server.foundation.database import Store
from server.foundation.schema import migrate, revision
from server.parked import emptying


class Manifest(BaseModel):
    made_at: str
    version: str
    """of Kikao"""
    database: str
    schema_revision: str
    epoch: str | None
    rows: dict[str, int]
    """by table, without the epoch: a restored server gets a new one"""
    files: dict[str, str]
    """name -> SHA-256"""


def describe(connection: Connection) -> Manifest:
    """Raises BackupProblem when there is no schema yet."""
    schema = revision(connection)
    if schema is None:
        raise BackupProblem("The database is empty: there is nothing to back up.")
    return Manifest(
        made_at=clock.stamp(clock.now()),
        version=__version__,
        database=connection.dialect.name,
        schema_revision=schema,
        epoch=connection.scalar(select(epoch.Epoch.id)),
        rows=rows(connection),
        files={},
    )


def rows(connection: Connection) -> dict[str, int]:
    names = sorted(set(inspect(connection).get_table_names()) - {epoch.Epoch.__tablename__})
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def revive(store: Store, manifest: Manifest) -> None:
    """Compare a restored database with its manifest, bring it to this version, empty and begin a new epoch.

    The store names the data folder with the list of what was emptied, also since the backup was made.
    """
    with store.engine.connect() as connection:
        if rows(connection) != manifest.rows:
            raise BackupProblem("The restored tables do not have the rows that the backup counted.")
    migrate(store)
    with store.transaction() as db:
        begun = epoch.renew(db)
        facts: dict[str, Any] = {
            "backed_up_at": manifest.made_at,
            "by_version": manifest.version,
            "epoch_before": manifest.epoch,
        }
        audit.record(db, None, "server.restored", begun, **facts)
        emptying.carry_out_list(db)
