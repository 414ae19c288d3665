"""What was entered from paper so far: facts of the log that were made at the server's own pages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from server.changes import versions
from server.changes.models import Change, Device
from server.changes.registers import Registers, RegisterValue
from server.foundation import clock
from server.foundation.database import Database
from server.people.models import Person
from server.record import opening, sealed
from server.record.sealed import Reader, reader_of
from server.sessions.models import Session

Key = tuple[str, str, str]
"""Kind, subject, and of a sub question the mark: one thing that paper says."""

KINDS = (
    "session.started",
    "session.ended",
    "participant.added",
    "seat.taken",
    "consent.recorded",
    "question.now",
    "question.marked",
    "sub.marked",
    "moment.noted",
)


@dataclass(frozen=True)
class Fact:
    """What the paper says of one thing. `at` None: it was made when it is entered."""

    kind: str
    subject: str
    payload: Mapping[str, Any]
    at: datetime | None = None

    @property
    def key(self) -> Key:
        return key_of(self.kind, self.subject, self.payload)

    def is_said_by(self, known: RegisterValue) -> bool:
        said = dict(self.payload) == known.payload
        return said and (self.at is None or clock.stamp(self.at) == known.at)


def key_of(kind: str, subject: str, payload: Mapping[str, Any]) -> Key:
    return kind, subject, payload["mark"] if kind == "sub.marked" else ""


@dataclass(frozen=True)
class NoteWords:
    """The text of a note, and the versions that a later one is written over."""

    text: str
    heads: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PaperEntry:
    facts: dict[Key, RegisterValue]
    """Made at pages: by this person alone as long as the record is not open to them."""
    numbers: dict[int, str]
    """Number -> participant, wherever they were made."""
    started_at: str | None
    """Of a session that was begun on a tablet; from paper it is a fact."""
    ended_at: str | None
    words: dict[str, NoteWords]

    def of(self, kind: str) -> dict[str, RegisterValue]:
        """By subject"""
        return {subject: known for (one, subject, _slot), known in self.facts.items() if one == kind}


def entry(db: Database, session: Session, person: Person) -> PaperEntry:
    registers = Registers(db, session.id, KINDS)
    of_pages = made_at_pages(db, session, person)
    known = [one for kind in KINDS for one in registers.all(kind) if one.newest[1] in of_pages]
    facts = {key_of(one.kind, one.subject, one.payload): one for one in known}
    added = [registers.newest("participant.added", id) for id in registers.subjects("participant.added")]
    return PaperEntry(
        facts=facts,
        numbers={one.payload["number"]: one.subject for one in added if one},
        started_at=elsewhere(registers, "session.started", of_pages),
        ended_at=elsewhere(registers, "session.ended", of_pages),
        words=texts(db, reader_of(session, person.id), session.id, facts),
    )


def made_at_pages(db: Database, session: Session, person: Person) -> set[str]:
    found = select(Change.id).join(Device, Device.id == Change.device)
    found = found.where(Change.session_id == session.id, Change.kind.in_(KINDS), Device.desk)
    if not opening.is_open_to(db, session, person):
        found = found.where(Change.person_id == person.id)
    return set(db.scalars(found))


def elsewhere(registers: Registers, kind: str, of_pages: Collection[str]) -> str | None:
    return next((one.at for one in registers.all(kind) if one.newest[1] not in of_pages), None)


def texts(db: Database, reader: Reader, session_id: str, facts: Collection[Key]) -> dict[str, NoteWords]:
    """Of the notes, as far as this person may read them: one may have become its author's alone since."""
    subjects = {subject for kind, subject, _slot in facts if kind == "moment.noted"}
    hidden = sealed.hidden(db, session_id, reader, subjects) if subjects else ()
    found: dict[str, NoteWords] = {}
    for head in versions.heads(db, session_id, "text.written", hidden):
        if head.subject in subjects and head.slot == "text":
            before = found.get(head.subject, NoteWords(head.payload["text"]))
            found[head.subject] = NoteWords(before.text, [*before.heads, head.id])
    return found
