"""A study with a thousand sessions of 170 changes each, and how long its pages take.

One session is sent as tablets send it. The others are copies of its rows in the log and in the registers, with ids of
their own: the rows that sending them would have made, in seconds instead of minutes.
"""

import time
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any
from urllib.request import Request, urlopen

from sqlalchemy import URL, String, bindparam, func, insert, select

from bench.place import serving
from server.changes.models import Change, LogHead, Register, WrittenOver
from server.changes.subjects import field_note_of
from server.foundation import identifiers
from server.foundation.database import Database, Store
from server.foundation.schema import migrate
from server.record_tables import up_to_date
from server.sessions.models import Session, Staff
from server.studies.headings import HEADINGS
from tests.cast import Cast, call_the_cast
from tests.changes.builders import OTHER_TABLET, change, send

SESSIONS, PARTICIPANTS, CHANGES = 1_000, 7, 170
NOTES, ROUNDS = 12, 7
PREFIX = "0193c000-0000"
WORDS = "They said that the nights are too short and that nobody asks them."
TABLES = (Change, Register, WrittenOver, LogHead)
ANSWERS: list[tuple[str, dict[str, Any]]] = [
    ("gender", {"choice": "gender.woman"}), ("age", {"number": 41}), ("role", {"choices": ["role.nurse"]}),
    ("years", {"number": 9}), ("training", {"yes": True}), ("peer", {"yes": False}),
    ("employment", {"missing": "left_blank"}), ("education", {"choice": "education.school"}),
]  # fmt: skip


@dataclass(frozen=True)
class Pages:
    """Seconds, and how large the comparison is in bytes."""

    made_anew: float
    comparison: float
    after_one_change: float
    first_page: float
    size: int


def measure(url: URL) -> Pages:
    store = Store(url)
    migrate(store)
    with store.transaction() as db:
        cast = call_the_cast(db)
        hold_sessions(db, cast)
    begun = time.perf_counter()
    assert up_to_date.rebuild(store) == (SESSIONS, 0)
    made_anew = time.perf_counter() - begun
    with serving(url.render_as_string(hide_password=False), "server", "serve") as port:
        pages = Reader(f"http://127.0.0.1:{port}", cast.tokens[cast.asha.id])
        comparison = f"/studies/{cast.study.code}/comparison"
        size = len(pages.read(comparison))
        after_one_change = median(one_change_later(store, cast, pages, comparison) for _round in range(3))
        found = Pages(made_anew, pages.seconds(comparison), after_one_change, pages.seconds("/"), size)
    store.engine.dispose()
    return found


@dataclass(frozen=True)
class Reader:
    """A coordinator's browser."""

    server: str
    token: str

    def read(self, path: str) -> bytes:
        asked = Request(self.server + path, headers={"Authorization": f"Bearer {self.token}"})
        with urlopen(asked, timeout=120) as answer:
            return bytes(answer.read())

    def seconds(self, path: str) -> float:
        """Median over some reads, from the first byte of the request to the last of the answer."""
        self.read(path)
        return median(self.once(path) for _round in range(ROUNDS))

    def once(self, path: str) -> float:
        begun = time.perf_counter()
        self.read(path)
        return time.perf_counter() - begun


def one_change_later(store: Store, cast: Cast, pages: Reader, path: str) -> float:
    with store.transaction() as db:
        send(db, cast.session.id, cast.musa.id, [change("sub.marked", "collaboration.s2", {"mark": "asked"}, at=60)])
    return pages.once(path)


def hold_sessions(db: Database, cast: Cast) -> None:
    """The cast's session is the one that is sent."""
    said = course(cast)
    assert len(said) == CHANGES
    musas = [one for one in said if one["kind"].startswith("session.") or field_note_of(cast.musa.id) == one["subject"]]
    send(db, cast.session.id, cast.musa.id, musas)
    send(db, cast.session.id, cast.amina.id, [one for one in said if one not in musas], device=OTHER_TABLET)
    copies = [plan_like(db, cast, number) for number in range(1, SESSIONS)]
    for number, session_id in enumerate(copies, 1):
        ids = {"template": cast.session.id, "copy": session_id, "old": PREFIX, "new": f"0193{number:04x}-0001"}
        for statement in COPY:
            db.execute(statement, ids)


def plan_like(db: Database, cast: Cast, number: int) -> str:
    """Another session of the same people, at the study's sites in turn."""
    site = cast.study.sites[number % len(cast.study.sites)]
    row = {column.name: getattr(cast.session, column.name) for column in Session.__table__.columns}
    row |= {"id": identifiers.mint(), "site_id": site.id, "code": f"{site.code}-S{number + 1}"}
    row |= {"starts_at": cast.session.starts_at + timedelta(days=number % 100)}
    db.execute(insert(Session), row)
    staff = [
        {"session_id": row["id"], "person_id": member.person_id, "role": member.role} for member in cast.session.staff
    ]
    db.execute(insert(Staff), staff)
    return str(row["id"])


def copy_of(table: Any) -> Any:
    """Every row of the template, with the copy's id and ids of its own."""
    columns = table.__table__.columns
    template, copy, old, new = (bindparam(name, type_=String) for name in ("template", "copy", "old", "new"))
    renamed = [
        func.replace(func.replace(column, template, copy), old, new) if isinstance(column.type, String) else column
        for column in columns
    ]
    rows = select(*renamed).where(table.session_id == template)
    return insert(table.__table__).from_select([column.name for column in columns], rows)


COPY = [copy_of(table) for table in TABLES]


class Course:
    """What the two tablets of a session send; all ids begin with PREFIX, so that copies can have others."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.ids = (f"{PREFIX}-7000-8000-{n:012}" for n in range(1_000))
        self.participants = [next(self.ids) for _one in range(PARTICIPANTS)]
        self.topics = [section for section in cast.version.content["sections"] if section["kind"] == "topic"]
        self.said: list[dict[str, Any]] = []

    def act(self, kind: str, subject: str, at: float, payload: dict[str, Any], **more: Any) -> None:
        self.said.append(change(kind, subject, payload, at, **more) | {"id": next(self.ids)})

    def begin(self) -> None:
        self.act("session.started", self.cast.session.id, 0, {})
        for number, one in enumerate(self.participants, 1):
            self.act("participant.added", one, 0, {"number": number})
            self.act("consent.recorded", one, 0, {"form_version": "1", "given_on": "2026-11-22"}, base=[])
            self.act("seat.taken", next(self.ids), 0, {"participant": one})

    def ask(self) -> None:
        for at, topic in enumerate(self.topics):
            key = topic["key_question"]["id"]
            self.act("question.now", key, at * 15 + 1, {"how": "asked"})
            self.act("question.marked", key, 92, {"mark": "enough"})
        subs = [sub["id"] for topic in self.topics for sub in topic["sub_questions"]]
        for at, sub in enumerate(subs):
            self.act("sub.marked", sub, 5 + at, {"mark": "came_up"})

    def note(self) -> None:
        for at in range(NOTES):
            note = next(self.ids)
            self.act("moment.noted", note, 10 + at, {"kind": "gist", "who": [self.participants[at % PARTICIPANTS]]})
            self.act("text.written", note, 10 + at, {"field": "text", "text": WORDS}, base=[])

    def end(self) -> None:
        self.act("session.ended", self.cast.session.id, 90, {})
        for one in self.participants:
            for question, value in ANSWERS:
                self.act("answer.given", one, 95, {"question": question, "value": value}, base=[])
        for author in (self.cast.musa, self.cast.amina):
            for heading in HEADINGS:
                self.act("text.written", field_note_of(author.id), 100, {"field": heading, "text": WORDS}, base=[])
            self.act("fieldnote.signed", field_note_of(author.id), 101, {})

    def speak(self) -> None:
        """What is left of the changes are turns."""
        for at in range(CHANGES - len(self.said)):
            self.act("turn.taken", next(self.ids), 20 + at, {"who": self.participants[at % PARTICIPANTS]})


def course(cast: Cast) -> list[dict[str, Any]]:
    told = Course(cast)
    for part in (told.begin, told.ask, told.note, told.end, told.speak):
        part()
    return told.said
