"""The record of a session as a page, and its speaker key on paper and as files."""

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from server.foundation import render
from server.foundation.database import Database
from server.foundation.page import Page
from server.foundation.requests import Reading, Writing
from server.guides import localized
from server.people.access import SignedIn
from server.people.models import Person
from server.sessions.from_paper import EnteredFromPaper, entered_from_paper
from server.sessions.life import SessionLife, life_of
from server.sessions.models import Session
from server.timeline import assigning, key_csv, key_docx, lines, speaker_key, told
from server.timeline.access import RecordToAssignIn, RecordToRead
from server.timeline.assigning import CannotAssign, Typed
from server.timeline.filters import Filter, Options
from server.timeline.lines import Record, TalkStretch
from server.timeline.speaker_key import KeyLine

router = APIRouter()

Asked = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, kw_only=True)
class RecordPage(Page):
    template = "timeline/record.html"
    session: Session
    titles: dict[str, Any]
    life: SessionLife
    record: Record
    form: "AssigningForm | None"
    """None for who may not assign."""
    wrong: dict[str, str]
    from_paper: list[EnteredFromPaper]


@dataclass(frozen=True)
class AssigningForm:
    stretches: list[TalkStretch]
    targets: Options
    needs_reason: bool
    typed: Typed

    @property
    def stretch_options(self) -> Options:
        return [(stretch.since, stretch.words) for stretch in self.stretches]


@router.get("/sessions/{session}/record")
def record_page(
    request: Request,
    session: RecordToRead,
    person: SignedIn,
    db: Reading,
    kind: Asked = "",
    question: Asked = "",
    who: Asked = "",
    stretch: Asked = "",
) -> Response:
    return record_answer(request, session, person, db, Filter(kind, question, who), Typed(stretch=stretch))


def record_answer(
    request: Request,
    session: Session,
    person: Person,
    db: Database,
    asked: Filter,
    typed: Typed,
    problem: CannotAssign | None = None,
) -> Response:
    found = told.told(db, session)
    page = RecordPage(
        session=session,
        titles=localized.titles(session.guide_version),
        life=life_of(db, session),
        record=lines.record(found, asked),
        form=form_for(db, found, person, typed),
        wrong=problem.wrong if problem else {},
        from_paper=entered_from_paper(db, Session.id == session.id).get(session.id, []),
        problem=problem,
    )
    return render.page(request, page)


def form_for(db: Database, found: told.SessionTold, person: Person, typed: Typed) -> AssigningForm | None:
    stretches = lines.talk_stretches(found)
    if not stretches or not assigning.may_assign(db, found.session, person):
        return None
    return AssigningForm(stretches, assigning.targets(found), assigning.needs_reason(found.session, person), typed)


class AssignmentForm(BaseModel):
    stretch: str = Field("", max_length=40)
    question: str = Field("", max_length=120)
    since: str = Field("", max_length=20)
    until: str = Field("", max_length=20)
    reason: str = Field("", max_length=2000)


@router.post("/sessions/{session}/record/assignments")
def assign_talk(
    request: Request,
    session: RecordToAssignIn,
    person: SignedIn,
    db: Writing,
    form: Annotated[AssignmentForm, Form()],
) -> Response:
    typed = Typed(**form.model_dump())
    try:
        assigning.assign(db, told.told(db, session), person, typed)
    except CannotAssign as problem:
        return record_answer(request, session, person, db, Filter(), typed, problem)
    return RedirectResponse(f"/sessions/{session.id}/record#time-line", 303)


@dataclass(frozen=True, kw_only=True)
class SpeakerKeyPage(Page):
    template = "timeline/speaker_key.html"
    session: Session
    titles: dict[str, Any]
    key: list[KeyLine]
    heads: list[str]


@router.get("/sessions/{session}/speaker-key")
def speaker_key_page(request: Request, session: RecordToRead, db: Reading) -> Response:
    key = speaker_key.key_of(told.told(db, session))
    titles = localized.titles(session.guide_version)
    return render.page(request, SpeakerKeyPage(session=session, titles=titles, key=key, heads=speaker_key.heads()))


@router.get("/sessions/{session}/speaker-key.csv")
def speaker_key_csv(session: RecordToRead, db: Reading) -> Response:
    key = speaker_key.key_of(told.told(db, session))
    return file_answer(key_csv.csv_of(key), "text/csv; charset=utf-8", f"{session.code}-speaker-key.csv")


@router.get("/sessions/{session}/speaker-key.docx")
def speaker_key_docx(session: RecordToRead, db: Reading) -> Response:
    key = speaker_key.key_of(told.told(db, session))
    return file_answer(key_docx.docx_of(session, key), key_docx.MEDIA_TYPE, f"{session.code}-speaker-key.docx")


def file_answer(content: bytes, media_type: str, name: str) -> Response:
    named = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": named, "Cache-Control": "no-store"})
