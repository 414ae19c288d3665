"""The log of changes, and the register tables beside it, which `fold.rebuild` can build again from the log."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.foundation.database import Base, UtcTime, key
from server.people.models import Person

SUBJECT = 120
LEFT = ""
"""The role of somebody who is on a session's staff no more."""


class LogHead(Base):
    """The newest number of a session's log. Writers lock this row, so numbers have no gap (`numbering`)."""

    __tablename__ = "log_head"

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    latest: Mapped[int]


class Change(Base):
    """One kept change. Rows are only ever added; the act of `emptied.py` alone takes something out of one."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_history", "session_id", "subject", "kind", "slot", "at", "id"),
        Index("ix_change_device", "session_id", "device"),
    )

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(key(), unique=True)
    device: Mapped[str] = mapped_column(key())
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    by_right: Mapped[str] = mapped_column(key(40))
    """The right it was made by: `undoing.may_take_back` goes by it, whatever rights the person has today."""
    n: Mapped[int]
    kind: Mapped[str] = mapped_column(key(40))
    subject: Mapped[str] = mapped_column(key(SUBJECT))
    slot: Mapped[str] = mapped_column(key(SUBJECT))
    """Which of several registers of its subject it writes: a mark, a field, a question. The change alone decides it."""
    at: Mapped[str] = mapped_column(key(24))
    received_at: Mapped[datetime] = mapped_column(UtcTime)
    payload: Mapped[str] = mapped_column(Text)
    base: Mapped[str | None] = mapped_column(Text)
    extra: Mapped[str | None] = mapped_column(Text)
    """Fields beside those we know, as JSON: kept, without meaning."""
    content: Mapped[str] = mapped_column(key(64))
    brought_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    """Who took it in from a rescue file; the author is still `person_id`."""
    emptied: Mapped[bool] = mapped_column(server_default=false())
    """Payload, base, extra and slot are gone for ever, `content` is a keyed hash, and it counts no more."""


class Register(Base):
    """The first and the newest change of a register that were not taken back."""

    __tablename__ = "register"

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(key(40), primary_key=True)
    subject: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    slot: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    first_at: Mapped[str] = mapped_column(key(24))
    first_id: Mapped[str] = mapped_column(key())
    at: Mapped[str] = mapped_column(key(24))
    id: Mapped[str] = mapped_column(key())


class WrittenOver(Base):
    """A version of a text or answer says which version it was written over. That one may arrive later."""

    __tablename__ = "written_over"

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    base_id: Mapped[str] = mapped_column(key(), primary_key=True)
    by_id: Mapped[str] = mapped_column(key(), primary_key=True)
    kind: Mapped[str] = mapped_column(key(40))
    subject: Mapped[str] = mapped_column(key(SUBJECT))
    slot: Mapped[str] = mapped_column(key(SUBJECT))
    at: Mapped[str] = mapped_column(key(24))
    person_id: Mapped[str] = mapped_column(key())


class Undoing(Base):
    """A change is taken back by another; the one taken back may arrive later."""

    __tablename__ = "undoing"

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    undone_id: Mapped[str] = mapped_column(key(SUBJECT), primary_key=True)
    by_id: Mapped[str] = mapped_column(key(), primary_key=True)
    at: Mapped[str] = mapped_column(key(24))
    person_id: Mapped[str] = mapped_column(key())
    by_right: Mapped[str] = mapped_column(key(40))


class Unmerged(Base):
    """A kept change whose merging failed: it stays in the log, its subject is not understood yet."""

    __tablename__ = "unmerged"

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    change_id: Mapped[str] = mapped_column(key(), primary_key=True)
    subject: Mapped[str] = mapped_column(key(SUBJECT))
    error: Mapped[str] = mapped_column(String(500))


class Staff(Base):
    """Who moderates and who assists in a session: as planned, and after that the newest that was said of a person."""

    __tablename__ = "staff"

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    """LEFT: on the staff no more. Such a row stays, so that what was said earlier and arrives later changes nothing."""
    at: Mapped[str] = mapped_column(key(24), default="", server_default="")
    change_id: Mapped[str] = mapped_column(key(), default="", server_default="")
    """With `at` the change that said so; empty as planned."""
    person: Mapped[Person] = relationship(lazy="joined")


class Parked(Base):
    """A change outside the log: a person decides. One row per id and content, however often it was sent."""

    __tablename__ = "parked"
    __table_args__ = (UniqueConstraint("session_id", "change_id", "content"),)

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"))
    change_id: Mapped[str] = mapped_column(key())
    content: Mapped[str] = mapped_column(key(64))
    device: Mapped[str] = mapped_column(key())
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    n: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(20))
    raw: Mapped[str] = mapped_column(Text)
    """The JSON it came in, in ASCII."""
    received_at: Mapped[datetime] = mapped_column(UtcTime)
    decision: Mapped[str | None] = mapped_column(String(20))
    decided_at: Mapped[datetime | None] = mapped_column(UtcTime)
    decided_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    decided_reason: Mapped[str | None] = mapped_column(String(2000))
    brought_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    emptied: Mapped[bool] = mapped_column(server_default=false())
    """`raw` says only what it was about, `content` is a keyed hash."""


class Device(Base):
    """One person's own store on one tablet; `desk` for what they type into pages of the server."""

    __tablename__ = "device"

    id: Mapped[str] = mapped_column(key(), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    desk: Mapped[bool]


class Holding(Base):
    """A tablet that fetched the kit or sent: what it says it has made, for "everything is here"."""

    __tablename__ = "holding"

    session_id: Mapped[str] = mapped_column(ForeignKey("session.id"), primary_key=True)
    device: Mapped[str] = mapped_column(ForeignKey("device.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    prepared_at: Mapped[datetime | None] = mapped_column(UtcTime)
    heard_at: Mapped[datetime | None] = mapped_column(UtcTime)
    made: Mapped[int | None]
