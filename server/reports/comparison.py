"""All sites on one page: who came, how long, how the guide worked, what both wrote afterwards, what is missing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from server.changes.subjects import field_note_of
from server.foundation import clock
from server.foundation.database import Database
from server.guides import localized, versions
from server.guides.models import GuideVersion
from server.i18n import words
from server.people.models import Person
from server.record import opening
from server.record.state import State, state
from server.record.texts import TextHead
from server.reports import coverage, minutes
from server.reports.characteristics import Characteristic, characteristics
from server.reports.coverage import Cell
from server.reports.missing import missing, not_understood
from server.sessions.life import lives
from server.sessions.models import Session
from server.studies.headings import HEADINGS
from server.studies.models import Study


@dataclass(frozen=True)
class SessionColumn:
    """One session as the comparison sees it."""

    session: Session
    record: State | None
    """None until it is open to coordinators"""
    until: datetime
    local: frozenset[str]
    """Addresses of texts that the site says in its own words."""

    @property
    def is_open(self) -> bool:
        return self.record is not None

    @property
    def state(self) -> State:
        assert self.record
        return self.record

    @property
    def took_part(self) -> int:
        return sum(known.consent == "recorded" for known in self.state.participants.values())

    @property
    def minutes(self) -> float:
        return minutes.in_all(self.state, self.until)


@dataclass(frozen=True)
class QuestionRow:
    id: str
    text: str
    language: str | None
    is_key: bool
    cells: list[Cell | None]


@dataclass(frozen=True)
class NoteTexts:
    """One person's text under one heading: a version, or two when two were written over the same one."""

    role: str
    texts: list[TextHead]
    sealed: bool


@dataclass(frozen=True)
class Comparison:
    study: Study
    titles: dict[str, Any]
    version: GuideVersion
    rooms: list[SessionColumn]
    topics: list[dict[str, Any]]
    topic_minutes: dict[str, list[float | None]]
    questions: list[QuestionRow]
    people: list[Characteristic]
    participants: int
    headings: dict[str, str]
    field_notes: dict[str, list[list[NoteTexts]]]
    missing: dict[str, list[str]]


def compare(db: Database, study: Study, reader: Person) -> Comparison:
    """Sessions that have begun, in the order of the sites."""
    version = versions.newest(db, study.id)
    rooms = rooms_of(db, study, reader)
    opened = [room for room in rooms if room.is_open]
    guide = localized.localized(version, words.language.get(), None)
    questionnaire = localized.questionnaire(version, words.language.get())
    asked = [question["id"] for question in questionnaire["questions"]]
    topics = [section for section in guide["sections"] if section["kind"] == "topic"]
    return Comparison(
        study=study,
        titles=localized.titles(version),
        version=version,
        rooms=rooms,
        topics=topics,
        topic_minutes={room.session.id: minutes_by_topic(room, topics, guide) for room in rooms},
        questions=[question for topic in topics for question in questions_of(topic, rooms)],
        people=characteristics(questionnaire, [room.state for room in opened]),
        participants=sum(room.took_part for room in opened),
        headings=HEADINGS,
        field_notes={heading: [written_under(heading, room) for room in opened] for heading in HEADINGS},
        missing={
            room.session.id: [*missing(room.session, room.state, asked), *not_understood(db, room.session)]
            for room in opened
        },
    )


def rooms_of(db: Database, study: Study, reader: Person) -> list[SessionColumn]:
    order = {site.id: site.position for site in study.sites}
    sessions = db.scalars(select(Session).where(Session.study_id == study.id)).all()
    known = lives(db, sessions)
    begun = [session for session in sessions if known[session.id].status != "planned"]
    return [room_of(db, session, reader) for session in sorted(begun, key=lambda one: (order[one.site_id], one.code))]


def room_of(db: Database, session: Session, reader: Person) -> SessionColumn:
    record = state(db, session, reader.id) if opening.is_open_to(db, session, reader) else None
    own = [one["item"] for one in session.guide_version.adaptations if one["site"] == session.site.code]
    return SessionColumn(session, record, clock.now(), frozenset(own))


def minutes_by_topic(room: SessionColumn, topics: list[dict[str, Any]], guide: dict[str, Any]) -> list[float | None]:
    if not room.is_open:
        return [None for _topic in topics]
    spent = minutes.by_section(room.state, section_of(guide, room.state), room.until)
    return [spent.get(topic["id"], 0.0) for topic in topics]


def section_of(guide: dict[str, Any], state: State) -> dict[str, str]:
    """Which section a question belongs to, those added in the room too; a section is its own."""
    known = {section["id"]: section["id"] for section in guide["sections"]}
    for section in guide["sections"]:
        questions = [section.get("key_question"), *section.get("sub_questions", [])]
        known |= {question["id"]: section["id"] for question in questions if question}
    return known | {question: added.section for question, added in state.added.items()}


def questions_of(topic: dict[str, Any], rooms: list[SessionColumn]) -> list[QuestionRow]:
    key, subs = topic["key_question"], topic["sub_questions"]
    return [
        QuestionRow(
            one["id"],
            one["text"],
            one.get("language"),
            one is key,
            [cell(one["id"], one is key, room) for room in rooms],
        )
        for one in [key, *subs]
    ]


def cell(question: str, is_key: bool, room: SessionColumn) -> Cell | None:
    if not room.is_open:
        return None
    local = f"{question}.text" in room.local
    return (coverage.key_cell if is_key else coverage.sub_cell)(question, room.state, local)


def written_under(heading: str, room: SessionColumn) -> list[NoteTexts]:
    subjects = {member.role: field_note_of(member.person_id) for member in room.session.staff}
    return [
        NoteTexts(role, room.state.texts.get(subject, {}).get(heading, []), subject in room.state.sealed)
        for role, subject in subjects.items()
    ]
