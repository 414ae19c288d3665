"""Full and read-only disks: people are told so (507), and not to try again shortly as when the database is busy."""

import os
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

# Bytes; the largest body that a tablet may send.
LEAST_FREE = 1024 * 1024

NO_SPACE = {
    "SQLITE_FULL",
    "SQLITE_READONLY",
    "SQLITE_IOERR_WRITE",
    "53100",  # PostgreSQL: disk_full
    "25006",  # PostgreSQL: read_only_sql_transaction
}


def refused_for_space(error: DBAPIError) -> bool:
    said = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
    return said in NO_SPACE


def has_space(connection: Connection) -> bool:
    """Asks the disk under an SQLite file; a PostgreSQL server only says whether it takes writes at all."""
    if connection.dialect.name == "postgresql":
        return bool(connection.exec_driver_sql("SHOW transaction_read_only").scalar() == "off")
    file = Path(str(connection.engine.url.database))
    disk = os.statvfs(file.parent)
    writable = os.access(file.parent, os.W_OK) and os.access(file, os.W_OK)
    return writable and disk.f_bavail * disk.f_frsize >= LEAST_FREE
