"""Who did what, when and why: one row beside the act that causes it, in the same transaction."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from server.foundation import clock, identifiers
from server.foundation.database import Base, Database, UtcTime, key


class AuditEntry(Base):
    __tablename__ = "audit_entry"

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
    person_id: Mapped[str | None] = mapped_column(key(), index=True)
    act: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(key(120), index=True)
    reason: Mapped[str] = mapped_column(String(2000))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)


def record(db: Database, by: str | None, act: str, subject: str, reason: str = "", **detail: Any) -> None:
    """`act` reads "session.closed"; `by` is a person's id, None for a command on the server itself."""
    entry = AuditEntry(id=identifiers.mint(), at=clock.now(), person_id=by, act=act, subject=subject)
    entry.reason, entry.detail = reason, detail
    db.add(entry)
