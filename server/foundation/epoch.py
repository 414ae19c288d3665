"""The epoch: a UUID of this database, new after a restore. Tablets that see a new one send all their changes again."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, mapped_column

from server.foundation import identifiers
from server.foundation.database import Base, Database, key


class Epoch(Base):
    __tablename__ = "epoch"

    id: Mapped[str] = mapped_column(key(), primary_key=True)


def current(db: Database) -> str:
    """The epoch, minted by the first who asks in a new database."""
    found = db.scalar(select(Epoch.id))
    if found is None:
        found = identifiers.mint()
        db.add(Epoch(id=found))
    return found


def renew(db: Database) -> str:
    """A new epoch, for `backup.manifest.revive`."""
    db.execute(delete(Epoch))
    return current(db)
