"""What moderator and assistant wrote after each session, under the headings of the study."""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, literal, or_, select

from server.changes.models import LEFT, Staff
from server.changes.subjects import FIELD_NOTE, field_note_of
from server.foundation.database import Database
from server.record_tables.models import FieldNoteRecord, Projected, TextRecord
from server.reports.begun import of_study
from server.sessions.models import Session
from server.studies.headings import HEADINGS
from server.studies.models import Study


class Version(NamedTuple):
    """A text that nobody wrote over; there are two where two people wrote over the same one."""

    heading: str
    position: int
    text: str
    language: str


class FieldNote(NamedTuple):
    """One person's field note."""

    role: str
    """LEFT: of somebody who is on the staff no more and had signed."""
    is_written: bool
    is_signed: bool
    versions: list[Version]

    @property
    def is_whole(self) -> bool:
        return HEADINGS.keys() <= {version.heading for version in self.versions}


def field_notes(db: Database, study: Study) -> dict[str, list[FieldNote]]:
    """session -> the notes of its staff, the moderator's first, and the signed ones of who was on it; of sessions whose
    record is open.
    """
    texts = texts_of(db, study)
    notes: dict[str, list[FieldNote]] = defaultdict(list)
    same = and_(FieldNoteRecord.session_id == Staff.session_id, FieldNoteRecord.subject == note_of_staff())
    found = select(Staff.session_id, Staff.person_id, Staff.role, FieldNoteRecord.subject, FieldNoteRecord.signed_at)
    found = found.join(Projected, Projected.session_id == Staff.session_id).outerjoin(FieldNoteRecord, same)
    found = found.where(of_study(Projected, study), or_(Staff.role != LEFT, FieldNoteRecord.signed_at.is_not(None)))
    for session_id, person_id, role, subject, signed_at in db.execute(
        found.order_by(Staff.role.desc(), Staff.person_id)
    ):
        own = texts.get((session_id, field_note_of(person_id)), [])
        notes[session_id].append(FieldNote(role, subject is not None, signed_at is not None, own))
    return notes


def note_of_staff() -> ColumnElement[str]:
    return literal(FIELD_NOTE).concat(Staff.person_id)


def texts_of(db: Database, study: Study) -> dict[tuple[str, str], list[Version]]:
    """By session and subject; a text without a language of its own is in the session's."""
    texts: dict[tuple[str, str], list[Version]] = defaultdict(list)
    written = (TextRecord.session_id, TextRecord.subject, TextRecord.field, TextRecord.position, TextRecord.text)
    said = select(*written, TextRecord.language, Session.language).join(Session, Session.id == TextRecord.session_id)
    said = said.where(Session.study_id == study.id, TextRecord.subject.startswith(FIELD_NOTE))
    for session_id, subject, heading, position, text, language, spoken in db.execute(said):
        texts[session_id, subject].append(Version(heading, position, text, language or spoken))
    return texts
