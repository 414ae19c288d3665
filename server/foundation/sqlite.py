"""SQLite as we trust it: a version without the WAL-reset fault, and settings that survive a power cut."""

import sqlite3
from types import ModuleType
from typing import Any

try:
    from pysqlite3 import dbapi2 as bundled
except ImportError:  # no wheel for this machine: the standard module, if it is new enough
    bundled = None

# 3.7.0 to 3.51.2 can corrupt a WAL file when two connections write and checkpoint at the same instant.
OLDEST_SOUND = (3, 51, 3)

# A power cut loses up to 698 of 700 acknowledged commits under NORMAL, none under FULL (docs/decisions).
REQUIRED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 10_000}


class WeakSettings(RuntimeError):
    """The database would lose what was acknowledged: the server does not start."""


def driver() -> ModuleType:
    """The SQLite module to use; raises WeakSettings when only an unsound one is here."""
    module: ModuleType = bundled or sqlite3
    if module.sqlite_version_info < OLDEST_SOUND:
        raise WeakSettings(
            f"SQLite {module.sqlite_version} can corrupt its write-ahead log; Kikao needs 3.51.3 or newer. "
            "Install the pysqlite3 wheel, or use PostgreSQL: set KIKAO_DATABASE_URL."
        )
    return module


def prepare_connection(connection: Any, _record: Any) -> None:
    """Set every connection up; transactions are begun by us, never by the driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for name, value in REQUIRED.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def weak_settings(connection: Any) -> list[str]:
    """Settings of an open connection that are weaker than required, as `name=value`."""
    found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in REQUIRED}
    return [f"{name}={value}" for name, value in found.items() if value != REQUIRED[name]]
