"""Coordinators' and teams' pages about sessions: the list, planning one, one session."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from server.changes import fold
from server.changes.models import Change, Parked
from server.foundation import render
from server.foundation.database import Database
from server.foundation.page import Link, Page
from server.foundation.problems import Problem
from server.foundation.requests import Number, Reading, Writing
from server.guides import localized
from server.guides.models import GuideVersion
from server.i18n.words import N_, _
from server.keeping import holdings, parked
from server.keeping.holdings import TabletHolding
from server.people.access import Anyone, Planner, SignedIn
from server.people.models import Person
from server.people.names import names_of
from server.people.rights import Right
from server.sessions import by_site, choices, closing, finding, planning, staffing
from server.sessions.access import ReadableSession, SessionToClose, SessionToStaff, StaffedSession
from server.sessions.by_site import Asked, SessionList
from server.sessions.choices import Choices
from server.sessions.from_paper import EnteredFromPaper, entered_from_paper
from server.sessions.life import SessionLife, life_of
from server.sessions.models import Session
from server.sessions.staffing import Move

router = APIRouter()

NAVIGATION = (Link("/", N_("Sessions")),)

STAFF_ROLES = ("moderator", "assistant")

Reason = Annotated[str, Form(max_length=2000)]
Searched = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, kw_only=True)
class SessionsPage(Page):
    template = "sessions/sessions.html"
    found: SessionList
    statuses: list[tuple[str, str]]


@router.get("/")
def sessions_page(
    request: Request,
    person: Anyone,
    db: Reading,
    text: Searched = "",
    site: Searched = "",
    status: Searched = "",
    round: Searched = "",
    page: Number = 1,
) -> Response:
    if person is None:
        return RedirectResponse("/sign-in", 303)
    found = by_site.sessions_of(db, person, Asked(text.strip(), site, status, round, max(page, 1)))
    return render.page(request, SessionsPage(found=found, statuses=status_words()))


def status_words() -> list[tuple[str, str]]:
    return [
        ("planned", _("planned")),
        ("running", _("running")),
        ("ended", _("ended, not closed yet")),
        ("closed", _("closed")),
    ]


class PlanForm(BaseModel):
    """What was typed, kept as text so that a mistake gives it back."""

    site: str = Field("", max_length=36)
    starts_at: str = Field("", max_length=40)
    language: str = Field("", max_length=20)
    guide_version: str = Field("", max_length=36)
    moderator: str = Field("", max_length=36)
    assistant: str = Field("", max_length=36)
    venue: str = Field("", max_length=300)
    time_point: str = Field("", max_length=100)
    invited: str = Field("8", max_length=10)


@dataclass(frozen=True, kw_only=True)
class PlanPage(Page):
    template = "sessions/plan.html"
    typed: PlanForm
    choices: Choices
    wrong: dict[str, str]
    """field -> message"""


@router.get("/sessions/new")
def plan_page(request: Request, person: Planner, db: Reading, site: str = "") -> Response:
    chosen = choices.site_named(db, person, site)
    typed = PlanForm(site=chosen.id, language=chosen.language) if chosen else PlanForm()
    return plan_form(request, person, db, typed)


def plan_form(
    request: Request, person: Person, db: Database, typed: PlanForm, problem: planning.CannotPlan | None = None
) -> Response:
    offered = choices.choices(db, person, typed.site)
    wrong = problem.wrong if problem else {}
    return render.page(request, PlanPage(typed=typed, choices=offered, wrong=wrong, problem=problem))


@router.post("/sessions")
def plan_session(request: Request, person: Planner, db: Writing, typed: Annotated[PlanForm, Form()]) -> Response:
    try:
        session = planning.plan(db, read_plan(db, person, typed), person)
    except planning.CannotPlan as problem:
        return plan_form(request, person, db, typed, problem)
    return RedirectResponse(f"/sessions/{session.id}", 303)


def read_plan(db: Database, person: Person, typed: PlanForm) -> planning.Plan:
    """Raises CannotPlan for what does not name a thing of a study in which this person may plan."""
    site = choices.site_named(db, person, typed.site)
    if site is None:
        raise planning.missing("site")
    version = db.scalar(choices.versions_for(site).where(GuideVersion.id == typed.guide_version))
    people = choices.people_in_study(site)
    moderator, assistant = (db.scalar(people.where(Person.id == id)) for id in (typed.moderator, typed.assistant))
    if version is None or moderator is None or assistant is None:
        empty = {"guide_version": version, "moderator": moderator, "assistant": assistant}
        raise planning.missing(*(name for name, found in empty.items() if found is None))
    invited = int(typed.invited) if typed.invited.isascii() and typed.invited.isdigit() else 0
    starts_at = planning.local_time(typed.starts_at, site.time_zone)
    return planning.Plan(
        site, starts_at, typed.language, version, moderator, assistant, typed.venue, typed.time_point, invited
    )


@dataclass(frozen=True, kw_only=True)
class SessionPage(Page):
    template = "sessions/session.html"
    session: Session
    life: SessionLife
    titles: dict[str, Any]
    holdings: list[TabletHolding]
    parked: Sequence[Parked]
    not_understood: Sequence[Change]
    names: dict[str, str]
    role: str | None
    """Of the reader on the session's staff."""
    may_close: bool
    may_rescue: bool
    may_staff: bool
    may_take_over: bool
    may_enter_paper: bool
    from_paper: list[EnteredFromPaper]


@router.get("/sessions/{session}")
def session_page(request: Request, session: ReadableSession, person: SignedIn, db: Reading) -> Response:
    return session_view(request, session, person, db)


def session_view(
    request: Request, session: Session, person: Person, db: Database, problem: closing.NeedsReason | None = None
) -> Response:
    tablets, held = holdings.tablets(db, session.id), finding.rights_in(session, person)
    page = SessionPage(
        session=session,
        life=life_of(db, session),
        titles=localized.titles(session.guide_version),
        holdings=tablets,
        parked=parked.of_session(db, session.id),
        not_understood=fold.not_understood(db, session.id),
        names=names_of(db, [tablet.person for tablet in tablets]),
        role=session.staff_role(person.id),
        may_close=Right.CLOSE_SESSION in held,
        may_rescue=Right.TAKE_IN_RESCUE_FILE in held,
        may_staff=Right.CHANGE_STAFF in held,
        may_take_over=Right.WRITE_RECORD in held,
        may_enter_paper=Right.ENTER_FROM_PAPER in held,
        from_paper=entered_from_paper(db, Session.id == session.id).get(session.id, []),
        problem=problem,
    )
    return render.page(request, page)


@router.post("/sessions/{session}/closure")
def close_session(
    request: Request, session: SessionToClose, person: SignedIn, db: Writing, reason: Reason = ""
) -> Response:
    here = everything_here(db, session)
    try:
        closing.close(db, session, person, here, reason)
    except closing.NeedsReason as problem:
        return session_view(request, session, person, db, problem)
    return RedirectResponse(f"/sessions/{session.id}", 303)


def everything_here(db: Database, session: Session) -> bool:
    return holdings.everything_here(db, session.id, life_of(db, session).ended_at)


@router.post("/sessions/{session}/reopening")
def open_session_again(session: SessionToClose, person: SignedIn, db: Writing, reason: Reason = "") -> Response:
    closing.open_again(db, session, person, reason)
    return RedirectResponse(f"/sessions/{session.id}", 303)


class StaffForm(BaseModel):
    """What was chosen: ids of people, "" for nobody."""

    moderator: str = Field("", max_length=36)
    assistant: str = Field("", max_length=36)
    second_assistant: str = Field("", max_length=36)
    reason: str = Field("", max_length=2000)


@dataclass(frozen=True, kw_only=True)
class StaffPage(Page):
    template = "sessions/staff.html"
    session: Session
    titles: dict[str, Any]
    people: list[tuple[str, str]]
    typed: StaffForm
    wrong: dict[str, str]
    moves: list[Move]
    names: dict[str, str]


@router.get("/sessions/{session}/staff")
def staff_page(request: Request, session: SessionToStaff, db: Reading) -> Response:
    return staff_form(request, session, db, staffed(session))


def staffed(session: Session) -> StaffForm:
    """The form as the staff is now."""
    moderators, assistants = ([one.person_id for one in session.staff if one.role == role] for role in STAFF_ROLES)
    first, second, *_more = [*assistants, "", ""]
    return StaffForm(moderator=next(iter(moderators), ""), assistant=first, second_assistant=second)


def staff_form(
    request: Request, session: Session, db: Database, typed: StaffForm, problem: Problem | None = None
) -> Response:
    moves = staffing.moves(db, session)
    page = StaffPage(
        session=session,
        titles=localized.titles(session.guide_version),
        people=[(person.id, person.name) for person in staffing.people_for(db, session)],
        typed=typed,
        wrong=problem.wrong if isinstance(problem, staffing.CannotChangeStaff) else {},
        moves=moves,
        names=names_of(db, {id for move in moves for id in (move.by, move.person)}),
        problem=problem,
    )
    return render.page(request, page)


@router.post("/sessions/{session}/staff")
def change_staff(
    request: Request, session: StaffedSession, person: SignedIn, db: Writing, typed: Annotated[StaffForm, Form()]
) -> Response:
    try:
        roles = staffing.chosen(db, session, typed.moderator, (typed.assistant, typed.second_assistant))
        staffing.change(db, session, person, roles, typed.reason)
    except staffing.REFUSALS as problem:
        return staff_form(request, session, db, typed, problem)
    return RedirectResponse(f"/sessions/{session.id}", 303)
