"""Taking in what is sent: each change kept, repeated or parked, of one sender or of many in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from server.changes import emptied_list, fold, numbering
from server.changes.canonical import content_of_odd
from server.changes.kinds import KINDS, Sender
from server.changes.models import Change, Parked
from server.foundation import clock, identifiers
from server.foundation.at_once import Rows, Statement, at_once, is_among, strings
from server.foundation.database import Database, data_folder
from server.foundation.problems import Busy
from server.keeping import holdings, judge
from server.keeping.sent_json import Sending, Sent, ascii_json
from server.people.rights import Right

# Built once, and of tables instead of classes: both cost more than most of these statements take to run.
LOG, PARKED = Change.__table__.c, Parked.__table__.c
IN_LOG = select(LOG.id, LOG.session_id, LOG.content, LOG.number, LOG.emptied).where(is_among(LOG.id, strings("ids")))
ASIDE = select(PARKED.session_id, PARKED.change_id, PARKED.content, PARKED.reason, PARKED.emptied).where(
    is_among(PARKED.session_id, strings("sessions")), is_among(PARKED.change_id, strings("ids"))
)
KEEP: Any = insert(Change.__table__)  # type: ignore[arg-type]
KEEP_ASIDE: Any = insert(Parked.__table__)  # type: ignore[arg-type]


@dataclass(frozen=True)
class SessionFacts:
    """What the log has to know of a session."""

    id: str
    closed: bool = False


@dataclass(frozen=True)
class Origin:
    """Where changes go and come from; `brought_by`: who took them in from a rescue file."""

    session: SessionFacts
    sender: Sender
    device: str
    brought_by: str | None = None


@dataclass(frozen=True)
class Receipts:
    receipts: list[dict[str, Any]]
    latest: int


def looking_up(db: Database, session_ids: Iterable[str], change_ids: Iterable[str]) -> list[Statement]:
    """Locks sessions and asks for what is known of some changes: the three answers make a Batch."""
    sessions, ids = sorted(set(session_ids)), list(change_ids)
    return [numbering.locking(db, sessions), (IN_LOG, {"ids": ids}), (ASIDE, {"sessions": sessions, "ids": ids})]


def begin(db: Database, session_id: str, change_ids: Iterable[str]) -> "Batch":
    return Batch.of(db, *at_once(db, *looking_up(db, [session_id], change_ids)))


@dataclass
class Batch:
    """What one transaction takes in. Sessions are locked before it is made."""

    latest: dict[str, int]
    """session -> its newest number"""
    known: dict[str, tuple[str, str, int]]
    """id -> session, content and number of what is in the log, of whatever session"""
    parked: dict[tuple[str, str, str], str]
    """session, id and content -> reason"""
    emptied: set[str]
    """ids of which the log or a parked row has only a keyed hash"""
    key: bytes
    received_at: datetime = field(default_factory=clock.now)
    kept_rows: list[dict[str, Any]] = field(default_factory=list)
    parked_rows: list[dict[str, Any]] = field(default_factory=list)
    heard: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    """session and device -> what the tablet says about itself"""

    @classmethod
    def of(cls, db: Database, latest: Rows, known: Rows, parked: Rows) -> "Batch":
        """Of the answers to `looking_up`."""
        in_log = {row[0]: (row[1], row[2], row[3]) for row in known}
        aside = {(row[0], row[1], row[2]): row[3] for row in parked}
        emptied = {row[0] for row in known if row[4]} | {row[1] for row in parked if row[4]}
        key = emptied_list.key_of(data_folder(db)) if emptied else b""
        return cls({row[0]: row[1] for row in latest}, in_log, aside, emptied, key)

    def receive(self, origin: Origin, sending: Sending) -> Receipts:
        """All that one tablet sent, and that it was heard: a tablet of the staff, or one that brings something."""
        receipts = [self.take(origin, sent) for sent in sending.changes]
        key = (origin.session.id, origin.device)
        if not receipts and Right.READ_UNOPENED_RECORD not in origin.sender.rights:
            return Receipts(receipts, self.latest[origin.session.id])
        made = max((self.heard.get(key, {}).get("made"), sending.made), key=lambda made: -1 if made is None else made)
        self.heard[key] = holdings.heard(*key, origin.sender.person, self.received_at, made)
        return Receipts(receipts, self.latest[origin.session.id])

    def take(self, origin: Origin, sent: Sent) -> dict[str, Any]:
        person, device, session = origin.sender.person, origin.device, origin.session
        row = judge.row_of(sent.fields, person, device)
        content = row["content"] if row else content_of_odd(sent.raw, person, device)
        content = self.as_kept(session.id, sent.id, content)
        if sent.id in self.known:
            session_id, known_content, number = self.known[sent.id]
            if (session_id, known_content) == (session.id, content):
                return {"id": sent.id, "status": "repeated", "number": number}
            return self.park(origin, sent, content, "content_differs")
        if row is None:
            return self.park(origin, sent, content, "invalid_payload")
        reason = self.parked.get((session.id, sent.id, content))
        reason = reason or judge.refusal(row, sent.fields["payload"], origin.sender, session.closed)
        return self.park(origin, sent, content, reason) if reason else self.keep(origin, row, sent.fields["payload"])

    def as_kept(self, session_id: str, id: str, content: str) -> str:
        """Of a change that was emptied the keyed hash, so that it is recognised and its words do not come back."""
        if id not in self.emptied:
            return content
        keyed = emptied_list.keyed(self.key, content)
        in_log = id in self.known and self.known[id][1] == keyed
        return keyed if in_log or (session_id, id, keyed) in self.parked else content

    def keep(
        self, origin: Origin, row: dict[str, Any], payload: dict[str, Any], right: Right | None = None
    ) -> dict[str, Any]:
        """`right`: by which the server makes a change of a kind that nobody else may make."""
        session_id = origin.session.id
        number = self.latest[session_id] = self.latest[session_id] + 1
        row |= {"session_id": session_id, "number": number, "received_at": self.received_at}
        row |= {"by_right": right or KINDS[row["kind"]].right_of(origin.sender), "brought_by_id": origin.brought_by}
        row["emptied"] = False
        row["slot"] = fold.step_of(row["kind"]).slot(row, payload)
        self.kept_rows.append(row)
        self.known[row["id"]] = (session_id, row["content"], number)
        return {"id": row["id"], "status": "kept", "number": number}

    def park(self, origin: Origin, sent: Sent, content: str, reason: str) -> dict[str, Any]:
        """Sent again it answers with its first reason, whatever was kept under its id meanwhile."""
        key = (origin.session.id, sent.id, content)
        if key not in self.parked:
            self.parked[key] = reason
            n = sent.fields.get("n")
            row: dict[str, Any] = {"id": identifiers.mint(), "session_id": origin.session.id, "change_id": sent.id}
            row |= {"content": content, "reason": reason, "brought_by_id": origin.brought_by}
            row |= {"device": origin.device, "person_id": origin.sender.person, "n": n if judge.is_counter(n) else None}
            row |= {"raw": ascii_json(sent.raw), "received_at": self.received_at, "emptied": False}
            self.parked_rows.append(row)
        return {"id": sent.id, "status": "parked", "reason": self.parked[key]}

    def store(self, db: Database) -> None:
        """The raw log first, its meaning second."""
        newest = {row["session_id"]: row["number"] for row in self.kept_rows}
        rows: list[Statement] = [
            (KEEP_ASIDE, self.parked_rows),
            (KEEP, self.kept_rows),
            (holdings.NOTE.on(db), list(self.heard.values())),
        ]
        statements = [statement for statement in rows if statement[1]]
        store_all(db, [*statements, numbering.advancing(db, newest)] if newest else statements)
        if self.kept_rows:
            fold.merge(db, self.kept_rows)


def store_all(db: Database, statements: Sequence[Statement]) -> None:
    try:
        at_once(db, *statements)
    except IntegrityError as error:  # another session kept one of the ids at this instant: next time it is known
        raise Busy(retry_after=1) from error
