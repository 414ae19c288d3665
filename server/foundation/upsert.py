"""INSERT … ON CONFLICT: both databases know it, but SQLAlchemy builds it by dialect."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from server.foundation.database import Base, Database


@dataclass(frozen=True)
class Upsert:
    """One statement for each database, built once: `db.execute(MERGE.on(db), rows)`."""

    sqlite: Any
    postgresql: Any

    def on(self, db: Database) -> Any:
        return self.postgresql if db.get_bind().dialect.name == "postgresql" else self.sqlite


def insert_or_update(
    table: type[Base], key: Sequence[str], update: Callable[[Any], dict[str, Any]], returning: Any = None
) -> Upsert:
    """`update` gets the row that was to be inserted (`excluded`) and names the columns to set where `key` is taken."""

    def build(dialect: Any) -> Any:
        statement = dialect.insert(table.__table__)
        statement = statement.on_conflict_do_update(index_elements=list(key), set_=update(statement.excluded))
        return statement if returning is None else statement.returning(returning)

    return Upsert(build(sqlite), build(postgresql))


@cache
def insert_if_new(table: type[Base], returning: Any = None) -> Upsert:
    """A row that is there already stays as it is, and is not returned."""
    built = [dialect.insert(table.__table__).on_conflict_do_nothing() for dialect in (sqlite, postgresql)]
    return Upsert(*(built if returning is None else [one.returning(returning) for one in built]))
