"""What moderator and assistant wrote after each session, under the headings of the study."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, literal, select

from server.changes.subjects import FIELD_NOTE, field_note_of
from server.foundation.database import Database
from server.record_tables.models import FieldNoteRecord, Projected, TextRecord
from server.reports.columns import of_study
from server.sessions.models import Staff
from server.studies.headings import HEADINGS
from server.studies.models import Study


@dataclass(frozen=True)
class Version:
    text: str
    language: str | None


@dataclass(frozen=True)
class FieldNote:
    """One person's field note: under each heading a version, or two when two were written over the same one."""

    role: str
    is_written: bool
    is_signed: bool
    texts: dict[str, list[Version]]

    def under(self, heading: str) -> list[Version]:
        return self.texts.get(heading, [])

    @property
    def is_whole(self) -> bool:
        return all(heading in self.texts for heading in HEADINGS)


def field_notes(db: Database, study: Study) -> dict[str, list[FieldNote]]:
    """session -> the notes of its staff, the moderator's first; of sessions whose record is open."""
    texts = texts_of(db, study)
    notes: dict[str, list[FieldNote]] = defaultdict(list)
    same = and_(FieldNoteRecord.session_id == Staff.session_id, FieldNoteRecord.subject == note_of_staff())
    found = select(Staff.session_id, Staff.person_id, Staff.role, FieldNoteRecord.subject, FieldNoteRecord.signed_at)
    found = found.join(Projected, Projected.session_id == Staff.session_id).outerjoin(FieldNoteRecord, same)
    for session_id, person_id, role, subject, signed_at in db.execute(
        found.where(of_study(Projected, study)).order_by(Staff.role.desc())
    ):
        own = texts.get((session_id, field_note_of(person_id)), {})
        notes[session_id].append(FieldNote(role, subject is not None, signed_at is not None, own))
    return notes


def note_of_staff() -> ColumnElement[str]:
    return literal(FIELD_NOTE).concat(Staff.person_id)


def texts_of(db: Database, study: Study) -> dict[tuple[str, str], dict[str, list[Version]]]:
    """session and subject -> heading -> versions, the earliest first."""
    texts: dict[tuple[str, str], dict[str, list[Version]]] = defaultdict(dict)
    said = (TextRecord.session_id, TextRecord.subject, TextRecord.field, TextRecord.text, TextRecord.language)
    found = select(*said).where(of_study(TextRecord, study), TextRecord.subject.startswith(FIELD_NOTE))
    for session_id, subject, heading, text, language in db.execute(found.order_by(TextRecord.position)):
        texts[session_id, subject].setdefault(heading, []).append(Version(text, language))
    return texts
