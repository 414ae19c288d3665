"""Changes outside the log: nothing of them is lost, and a person decides."""

from collections.abc import Sequence

from sqlalchemy import select

from server.changes.models import Parked
from server.foundation.database import Database


def of_session(db: Database, session_id: str) -> Sequence[Parked]:
    """Those nobody has decided on yet, in the order they came in."""
    open_ones = select(Parked).where(Parked.session_id == session_id, Parked.decided_at.is_(None))
    return db.scalars(open_ones.order_by(Parked.received_at, Parked.id)).all()
