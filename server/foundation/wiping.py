"""Bytes of what was taken out of rows: out of the database's own files, as far as a program can reach.

What a disk keeps below its files, and PostgreSQL's write-ahead log with its archive, is out of reach from here.
"""

import re
import time
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from server.foundation.database import Store

# Others wait behind a writer that waits for a whole table: tablets shorter than their patience.
LONGEST_WAIT = "5s"
TRIES = 5
PAUSE_SECONDS = 1.0
NUMBER = re.compile(r"\d+")


def wipe(store: Store, *tables: str) -> bool:
    """Call it after the commit. False when readers or writers were in the way: it can be done again at any time."""
    return wipe_sqlite(store) if store.sqlite else wipe_postgresql(store, tables)


def wipe_sqlite(store: Store) -> bool:
    """`secure_delete` has overwritten it in the database file once the write-ahead log is written back there."""
    connection = store.engine.raw_connection()
    try:
        cursor = connection.cursor()
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy
    finally:
        connection.close()


def wipe_postgresql(store: Store, tables: tuple[str, ...]) -> bool:
    """VACUUM alone leaves the bytes in the free space of a page; FULL writes each table into a new file.

    ANALYZE and the table of statistics, because that keeps samples of what stood in the columns.
    """
    engine = store.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"SET lock_timeout = '{LONGEST_WAIT}'")
        try:
            written = [write_anew(connection, table) for table in tables]
            connection.exec_driver_sql(f"ANALYZE {', '.join(tables)}")
            return all([*written, write_anew(connection, "pg_statistic")])
        except OperationalError:
            return False
        finally:
            connection.exec_driver_sql("RESET lock_timeout")


def write_anew(connection: Connection, table: str) -> bool:
    """False when somebody's transaction could still see old rows after several tries: those are written too."""
    for _try in range(TRIES):
        if old_rows_written(connection, table) == 0:
            return True
        time.sleep(PAUSE_SECONDS)
    return False


def old_rows_written(connection: Connection, table: str) -> int:
    """PostgreSQL tells the number in the first words of a notice's detail, in whatever language it speaks."""
    details: list[str] = []

    def hear(notice: Any) -> None:
        details.append(notice.message_detail or "")

    driver: Any = connection.connection.driver_connection
    driver.add_notice_handler(hear)
    try:
        connection.exec_driver_sql(f"VACUUM (FULL, VERBOSE) {table}")
    finally:
        driver.remove_notice_handler(hear)
    return sum(int(found.group()) for found in map(NUMBER.search, details) if found)
