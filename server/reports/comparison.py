"""All sites on one page: who came, how long, how the guide worked, what both wrote afterwards, what is missing.

It reads the tables of the record (`record_tables.models`) by SQL, a number of statements that does not depend on
how many sessions there are.
"""

from dataclasses import dataclass
from typing import Any

from server.foundation.database import Database
from server.guides import localized, versions
from server.guides.models import GuideVersion
from server.i18n import words
from server.reports import before_next, characteristics, columns, coverage, field_notes, missing
from server.reports.characteristics import Characteristic
from server.reports.columns import Column
from server.reports.coverage import QuestionRow
from server.reports.field_notes import FieldNote, Version
from server.studies.headings import HEADINGS
from server.studies.models import Study


@dataclass(frozen=True)
class Comparison:
    study: Study
    titles: dict[str, Any]
    version: GuideVersion
    columns: list[Column]
    topics: list[dict[str, Any]]
    questions: list[QuestionRow]
    characteristics: list[Characteristic]
    participants: int
    one_liners: dict[str, list[Version]]
    """session -> what the coordinators are told in one line."""
    headings: dict[str, str]
    field_notes: dict[str, list[FieldNote]]
    """session -> the notes of its staff."""
    missing: dict[str, list[str]]
    """session -> sentences."""


def compare(db: Database, study: Study) -> Comparison:
    """Sessions that have begun, in the order of the sites; `db` has their record up to date."""
    version = versions.newest(db, study.id)
    guide = localized.localized(version, words.language.get(), None)
    asked = localized.questionnaire(version, words.language.get())["questions"]
    topics = [section for section in guide["sections"] if section["kind"] == "topic"]
    sessions = columns.columns(db, study, [topic["id"] for topic in topics])
    participants = sum(column.took_part for column in sessions)
    notes = field_notes.field_notes(db, study)
    return Comparison(
        study=study,
        titles=localized.titles(version),
        version=version,
        columns=sessions,
        topics=topics,
        questions=coverage.questions(db, study, topics, sessions),
        characteristics=characteristics.characteristics(db, study, participants, asked),
        participants=participants,
        one_liners=before_next.one_liners(db, study),
        headings=HEADINGS,
        field_notes=notes,
        missing=missing.missing(db, study, sessions, notes, [question["id"] for question in asked]),
    )
