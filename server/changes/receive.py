"""Taking in what a tablet sends: all receipts or none, each change kept, repeated or parked."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from server.changes import devices, fold, holdings, judge, numbering
from server.changes.canonical import content_of_odd
from server.changes.kinds import Sender
from server.changes.models import Change, Parked
from server.changes.reading import Sending, Sent, ascii_json
from server.foundation import clock, identifiers
from server.foundation.database import Database
from server.foundation.problems import Busy

# Built once, and of tables instead of classes: both cost more than most of these statements take to run.
LOG, PARKED = Change.__table__.c, Parked.__table__.c
IN_LOG = select(LOG.id, LOG.session_id, LOG.content, LOG.number).where(LOG.id.in_(bindparam("ids")))
ASIDE = select(PARKED.change_id, PARKED.content, PARKED.reason).where(
    PARKED.session_id == bindparam("session_id"), PARKED.change_id.in_(bindparam("ids"))
)
KEEP: Any = insert(Change.__table__)  # type: ignore[arg-type]
KEEP_ASIDE: Any = insert(Parked.__table__)  # type: ignore[arg-type]


@dataclass(frozen=True)
class SessionFacts:
    """What the log has to know of a session."""

    id: str
    closed: bool = False


@dataclass(frozen=True)
class Receipts:
    receipts: list[dict[str, Any]]
    latest: int


def receive(db: Database, session: SessionFacts, sender: Sender, sending: Sending) -> Receipts:
    """Raises DeviceOfAnother, and then nothing is stored."""
    devices.claim(db, sending.device, sender.person)
    batch = begin(db, session, sender, sending.device, [sent.id for sent in sending.changes])
    receipts = [batch.take(sent) for sent in sending.changes]
    batch.store(db)
    holdings.heard(db, session.id, sending.device, sender.person, batch.received_at, sending.made)
    return Receipts(receipts, batch.latest)


def begin(
    db: Database, session: SessionFacts, sender: Sender, device: str, ids: list[str], brought_by: str | None = None
) -> "Batch":
    latest = numbering.lock_session(db, session.id)
    batch = Batch(session, sender, device, latest, clock.now(), brought_by)
    batch.look_up(db, ids)
    return batch


@dataclass
class Batch:
    session: SessionFacts
    sender: Sender
    device: str
    latest: int
    received_at: datetime
    brought_by: str | None = None
    known: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    """id -> session, content and number of what is in the log, of whatever session"""
    parked: dict[tuple[str, str], str] = field(default_factory=dict)
    """id and content -> reason"""
    kept_rows: list[dict[str, Any]] = field(default_factory=list)
    parked_rows: list[dict[str, Any]] = field(default_factory=list)

    def look_up(self, db: Database, ids: list[str]) -> None:
        if not ids:
            return
        asked = {"session_id": self.session.id, "ids": ids}
        self.known = {row[0]: (row[1], row[2], row[3]) for row in db.execute(IN_LOG, asked)}
        self.parked = {(row[0], row[1]): row[2] for row in db.execute(ASIDE, asked)}

    def take(self, sent: Sent) -> dict[str, Any]:
        row = judge.row_of(sent.fields, self.sender.person, self.device)
        content = row["content"] if row else content_of_odd(sent.raw, self.sender.person, self.device)
        if sent.id in self.known:
            session_id, known_content, number = self.known[sent.id]
            if (session_id, known_content) == (self.session.id, content):
                return {"id": sent.id, "status": "repeated", "number": number}
            return self.park(sent, content, "content_differs")
        if row is None:
            return self.park(sent, content, "invalid_payload")
        reason = self.parked.get((sent.id, content))
        reason = reason or judge.refusal(row, sent.fields["payload"], self.sender, self.session.closed)
        return self.park(sent, content, reason) if reason else self.keep(row, sent.fields["payload"])

    def keep(self, row: dict[str, Any], payload: dict[str, Any]) -> dict[str, Any]:
        self.latest += 1
        row |= {"session_id": self.session.id, "number": self.latest, "received_at": self.received_at}
        row |= {"by_staff": self.sender.on_staff, "brought_by_id": self.brought_by}
        row["slot"] = fold.step_of(row["kind"]).slot(row, payload)
        self.kept_rows.append(row)
        self.known[row["id"]] = (self.session.id, row["content"], self.latest)
        return {"id": row["id"], "status": "kept", "number": self.latest}

    def park(self, sent: Sent, content: str, reason: str) -> dict[str, Any]:
        """Sent again it answers with its first reason, whatever was kept under its id meanwhile."""
        if (sent.id, content) not in self.parked:
            self.parked[sent.id, content] = reason
            n = sent.fields.get("n")
            row: dict[str, Any] = {"id": identifiers.mint(), "session_id": self.session.id, "change_id": sent.id}
            row |= {"content": content, "reason": reason, "brought_by_id": self.brought_by}
            row |= {"device": self.device, "person_id": self.sender.person, "n": n if judge.is_counter(n) else None}
            row |= {"raw": ascii_json(sent.raw), "received_at": self.received_at}
            self.parked_rows.append(row)
        return {"id": sent.id, "status": "parked", "reason": self.parked[sent.id, content]}

    def store(self, db: Database) -> None:
        """The raw log first, its meaning second."""
        if self.parked_rows:
            db.execute(KEEP_ASIDE, self.parked_rows)
        if self.kept_rows:
            self.keep_all(db)
            numbering.advance(db, self.session.id, self.latest)
            fold.merge(db, self.session.id, self.kept_rows)

    def keep_all(self, db: Database) -> None:
        try:
            db.execute(KEEP, self.kept_rows)
        except IntegrityError as error:  # another session kept one of the ids at this instant: next time it is known
            raise Busy(retry_after=1) from error
