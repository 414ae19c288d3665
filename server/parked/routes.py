"""Pages for what needs a person: parked changes, and rescue files of tablets that could not send."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field
from starlette.datastructures import UploadFile

from server.foundation import render
from server.foundation.database import Database
from server.foundation.page import Page
from server.foundation.problems import Problem, Unreadable
from server.foundation.requests import Reading, Writing
from server.guides import localized
from server.parked import deciding, parked_view, rescued
from server.parked.access import SessionToDecideIn, SessionToRescue
from server.parked.deciding import Waiting
from server.parked.parked_view import Views
from server.parked.reasons import REASONS
from server.parked.rescue_view import ReceiptLine
from server.parked.rescued import Contents, Receipt
from server.people.access import SignedIn
from server.people.models import Person
from server.people.names import names_of
from server.people.rights import Right
from server.sessions import finding
from server.sessions.access import ReadableSession
from server.sessions.models import Session
from server.sync import rescue_key

router = APIRouter()

# The file and the multipart lines around it.
LARGEST_FORM = rescued.LARGEST + 10_000


@dataclass(frozen=True, kw_only=True)
class ParkedPage(Page):
    template = "parked/parked.html"
    session: Session
    titles: dict[str, Any]
    views: Views
    names: dict[str, str]
    reasons: dict[str, str]
    may_decide: bool
    about: str | None
    """The parked change that the problem is about, or the person"""
    typed: str


class AllForm(BaseModel):
    """One decision about all that waits of a person, or of one of their tablets; `device` empty: of all of them."""

    person: str = Field("", max_length=36)
    device: str = Field("", max_length=36)
    until: str = Field("", max_length=40)
    decision: str = Field("", max_length=20)
    reason: str = Field("", max_length=2000)

    def waiting(self) -> Waiting:
        """Raises Unreadable."""
        try:
            until = datetime.fromisoformat(self.until)
        except ValueError as error:
            raise Unreadable() from error
        return Waiting(self.person, self.device, until if until.tzinfo else until.replace(tzinfo=UTC))


@dataclass(frozen=True, kw_only=True)
class RescuePage(Page):
    template = "parked/rescue.html"
    session: Session
    titles: dict[str, Any]
    receipts: list[ReceiptLine] | None
    """None before a file was brought."""
    names: dict[str, str]
    reasons: dict[str, str]


@router.get("/sessions/{session}/parked")
def parked_page(request: Request, session: ReadableSession, person: SignedIn, db: Reading) -> Response:
    return parked_answer(request, session, person, db)


def parked_answer(
    request: Request,
    session: Session,
    person: Person,
    db: Database,
    problem: Problem | None = None,
    typed: str = "",
    about: str | None = None,
) -> Response:
    views = parked_view.views(db, session, person)
    page = ParkedPage(
        session=session,
        titles=localized.titles(session.guide_version),
        views=views,
        names=names_of(db, views.people),
        reasons=REASONS,
        may_decide=Right.DECIDE_PARKED in finding.rights_in(session, person),
        about=about or request.path_params.get("parked"),
        typed=typed,
        problem=problem,
    )
    return render.page(request, page)


@router.post("/sessions/{session}/parked/{parked}/decision")
def decide(
    request: Request,
    session: SessionToDecideIn,
    parked: str,
    person: SignedIn,
    db: Writing,
    decision: Annotated[str, Form(max_length=20)] = "",
    reason: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    try:
        deciding.decide(db, session, person, parked, decision, reason)
    except deciding.REFUSALS as problem:
        return parked_answer(request, session, person, db, problem, reason)
    return RedirectResponse(f"/sessions/{session.id}/parked", 303)


@router.post("/sessions/{session}/parked/decision")
def decide_all(
    request: Request,
    session: SessionToDecideIn,
    person: SignedIn,
    db: Writing,
    of: Annotated[AllForm, Form()],
) -> Response:
    try:
        deciding.decide_all(db, session, person, of.waiting(), of.decision, of.reason)
    except deciding.REFUSALS as problem:
        return parked_answer(request, session, person, db, problem, of.reason, about=of.person)
    return RedirectResponse(f"/sessions/{session.id}/parked", 303)


@router.get("/sessions/{session}/rescue")
def rescue_page(request: Request, session: SessionToRescue, db: Reading) -> Response:
    return rescue_answer(request, session, db)


def rescue_answer(
    request: Request,
    session: Session,
    db: Database,
    problem: Problem | None = None,
    receipts: list[Receipt] | None = None,
) -> Response:
    lines = None if receipts is None else [ReceiptLine.of(receipt) for receipt in receipts]
    page = RescuePage(
        session=session,
        titles=localized.titles(session.guide_version),
        receipts=lines,
        names=names_of(db, [line.person for line in lines or ()]),
        reasons=REASONS,
        problem=problem,
    )
    return render.page(request, page)


async def brought(request: Request, _session: SessionToRescue) -> bytes:
    """The file, asked for after the right to bring it and before the write lock is taken; empty when none was chosen.

    Not declared as a form: that would be read to its end before anybody is asked who they are.
    """
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > LARGEST_FORM:
        raise rescued.FileTooLarge()
    async with request.form(max_files=1, max_fields=1) as form:
        file = form.get("file")
        return await file.read() if isinstance(file, UploadFile) else b""


def contents(request: Request, file: Annotated[bytes, Depends(brought)]) -> Contents | Problem:
    """Decrypted before the write lock is taken; what is wrong with the file, for its page."""
    try:
        return rescued.opened(file, rescue_key.key_of(request.app.state.settings.data))
    except rescued.REFUSALS as problem:
        return problem


@router.post("/sessions/{session}/rescue")
def take_in_rescue_file(
    request: Request,
    readable: SessionToRescue,
    contents: Annotated[Contents | Problem, Depends(contents)],
    person: SignedIn,
    db: Writing,
) -> Response:
    session = finding.find(db, person, readable.id, Right.TAKE_IN_RESCUE_FILE)
    if isinstance(contents, Problem):
        return rescue_answer(request, session, db, contents)
    try:
        with db.begin_nested():
            receipts = rescued.take_in(db, session, person, contents)
    except rescued.REFUSALS as problem:
        return rescue_answer(request, session, db, problem)
    return rescue_answer(request, session, db, receipts=receipts)
