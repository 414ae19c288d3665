"""The tables of the record as tests read them."""

from typing import Any

from sqlalchemy import inspect, select, true

from server.foundation.database import Database, Store
from server.record_tables import up_to_date
from server.record_tables.models import OfSession, Projected

TABLES = [Projected, *OfSession.__subclasses__()]


def bring_up_to_date(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all sessions after that, by table."""
    with store.read() as db:
        up_to_date.bring_up_to_date(db, lambda do: written(store, do), true())
        return rows(db)


def written(store: Store, do: Any) -> None:
    with store.transaction() as db:
        do(db)


def rows(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    return {table.__tablename__: sorted(map(tuple, db.execute(select(*columns(table)))), key=repr) for table in TABLES}


def columns(table: Any) -> list[Any]:
    return list(inspect(table).columns)
