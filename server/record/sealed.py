"""Who may read which text. Computed at each read from the whole log, for one reader.

A field note opens when its author has signed, for the other of the pair when they have signed their own too. A
note that was ever "for me" or a comment opens when its author shares it; so does one of which something was emptied,
because nobody knows any more what that said. What belongs to a note that is not here yet stays sealed, because the
note may turn out to be one of those.
"""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import select

from server.changes.kinds import BRINGS
from server.changes.models import Change, Register
from server.changes.payloads import PRIVATE
from server.changes.subjects import TOGETHER, field_note_of, is_field_note
from server.changes.versions import AuthoredText
from server.foundation.database import Database
from server.keeping.sent_json import is_uuid
from server.sessions.models import Session


@dataclass(frozen=True)
class Reader:
    person: str
    staff: frozenset[str]
    """The people on the session's staff, whoever reads."""

    @property
    def on_staff(self) -> bool:
        return self.person in self.staff


def reader_of(session: Session, person_id: str) -> Reader:
    return Reader(person_id, frozenset(member.person_id for member in session.staff))


@dataclass
class Notes:
    """What the log says about the notes some texts belong to."""

    here: set[str] = field(default_factory=set)
    """In the log, also when taken back"""
    noted: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """note -> who noted it, the earliest first, also where that was taken back"""
    private: set[str] = field(default_factory=set)
    shared: set[AuthoredText] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)


def hidden(db: Database, session_id: str, reader: Reader, subjects: Collection[str] | None = None) -> set[AuthoredText]:
    """The texts, by subject and writer, that this person may not read; of some subjects or of all."""
    found = select(Change.subject, Change.person_id).where(Change.session_id == session_id)
    found = found.where(Change.kind == "text.written", ~Change.emptied, Change.person_id != reader.person).distinct()
    if subjects is not None:
        found = found.where(Change.subject.in_(subjects))
    written = [(subject, writer) for subject, writer in db.execute(found)]
    if not written:
        return set()
    notes = notes_of(db, session_id, {subject for subject, _writer in written if is_uuid(subject)})
    return {text for text in written if not may_read(reader, text, notes)}


def notes_of(db: Database, session_id: str, subjects: Collection[str]) -> Notes:
    showing = select(Register.kind, Register.subject, Register.slot).where(Register.session_id == session_id)
    rows = db.execute(showing.where(Register.kind.in_(("note.shared", "fieldnote.signed")))).all()
    notes = Notes()
    notes.shared = {(row.subject, row.slot) for row in rows if row.kind == "note.shared"}
    notes.signed = {row.subject for row in rows if row.kind == "fieldnote.signed"}
    ever = select(Change.kind, Change.subject, Change.person_id, Change.payload, Change.emptied)
    ever = ever.where(Change.session_id == session_id, Change.kind.in_(BRINGS), Change.subject.in_(subjects))
    for kind, subject, person, payload, emptied in db.execute(ever.order_by(Change.at, Change.id)):
        if emptied:
            notes.private |= {subject} if kind == "moment.noted" else set()
            continue
        notes.here.add(subject)
        if kind == "moment.noted":
            notes.noted[subject].append(person)
            if json.loads(payload)["kind"] in PRIVATE:
                notes.private.add(subject)
    return notes


def may_read(reader: Reader, text: AuthoredText, notes: Notes) -> bool:
    subject, writer = text
    if writer == reader.person:
        return True
    if is_field_note(subject):
        return field_note_is_open(reader, subject, notes.signed)
    if not is_uuid(subject):  # an id of the guide, not of a note that may arrive later
        return True
    author = author_of(notes, text)
    if subject in notes.private:
        return author == reader.person or (subject, author) in notes.shared
    return subject in notes.here or author == reader.person


def author_of(notes: Notes, text: AuthoredText) -> str | None:
    """Whose `note.shared` opens a text: its writer's if they noted the note, else of the first person who noted it.

    The writer comes first because a colleague could note the same id again with an earlier time, and share it.
    """
    subject, writer = text
    noted = notes.noted.get(subject, [])
    return writer if writer in noted else next(iter(noted), None)


def field_note_is_open(reader: Reader, subject: str, signed: Collection[str]) -> bool:
    if subject == TOGETHER:
        return True
    return subject in signed and (not reader.on_staff or field_note_of(reader.person) in signed)
