"""Copying a PostgreSQL database with its own programs, and filling an empty one."""

import os
import subprocess
from pathlib import Path

from sqlalchemy import URL, MetaData, func, inspect, select

from server.backup import BackupProblem
from server.backup.manifest import Manifest, describe, revive
from server.foundation.database import Store
from server.foundation.epoch import Epoch
from server.parked import emptying

FILE = "kikao.pgdump"


def copy(url: URL, to: Path) -> Manifest:
    """Rows are counted in the snapshot that pg_dump copies. The epoch stays out: `manifest.revive` makes a new one."""
    store = Store(url)
    with store.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        found = describe(connection)
        snapshot = connection.scalar(select(func.pg_export_snapshot()))
        without = f"--exclude-table-data={Epoch.__tablename__}"
        run(url, "pg_dump", "--format=custom", f"--snapshot={snapshot}", without, f"--file={to}")
    store.engine.dispose()
    return found


def run(url: URL, program: str, *arguments: str) -> None:
    """The password is passed in the environment: every user of the machine can read a process's arguments."""
    address = url.set(drivername="postgresql", password=None).render_as_string()
    environment = os.environ | ({"PGPASSWORD": str(url.password)} if url.password else {})
    whole = [program, "--no-password", "--no-owner", "--no-privileges", f"--dbname={address}", *arguments]
    try:
        subprocess.run(whole, env=environment, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise BackupProblem(f"{program} is missing: install PostgreSQL's client programs.") from error
    except subprocess.CalledProcessError as error:
        raise BackupProblem(f"{program} failed: {error.stderr.strip()}") from error


def refuse_occupied(url: URL) -> None:
    store = Store(url)
    tables = inspect(store.engine).get_table_names()
    store.engine.dispose()
    if tables:
        raise BackupProblem("The database has tables. A backup is restored into an empty place only.")


def put(url: URL, copied: Path, manifest: Manifest, data: Path) -> None:
    """All tables in one transaction; if they are not as they should be, none stays."""
    run(url, "pg_restore", "--exit-on-error", "--single-transaction", str(copied))
    store = Store(url).beside(data)
    try:
        revive(store, manifest)
        emptying.wipe_bytes(store)
    except BaseException:
        made = MetaData()
        made.reflect(store.engine)
        made.drop_all(store.engine)
        raise
    finally:
        store.engine.dispose()
