"""The paper pack, each sheet as a print job of its own, and what comes back from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from server.foundation import identifiers, render
from server.foundation.database import Database
from server.foundation.page import Page
from server.foundation.problems import NotFound, Problem
from server.foundation.requests import Reading, Writing
from server.guides import localized
from server.i18n import words
from server.keeping import holdings
from server.paper import entering, entering_answers, facts, pack, sheets, shown
from server.paper.access import SentForm, SessionFromPaper, SessionOnPaper
from server.paper.answers import GAPS
from server.paper.entered import PaperEntry, entry
from server.paper.entering_answers import Paper
from server.paper.pack import PaperPack
from server.paper.sheets import SHEETS, Offered, PrintedSheet
from server.paper.typed import CannotEnter, TypedPaper
from server.people.access import SignedIn
from server.record.change_words import LEFT_OUT, NOTE_KINDS
from server.sessions.access import ReadableSession
from server.sessions.models import Session

router = APIRouter()


@dataclass(frozen=True, kw_only=True)
class PackPage(Page):
    template = "paper/pack.html"
    session: Session
    paper: PaperPack
    offered: list[Offered]


@dataclass(frozen=True, kw_only=True)
class SheetPage(Page):
    template = "paper/sheet.html"
    session: Session
    paper: PaperPack
    sheet: PrintedSheet
    said: Callable[[str], str]
    """Translates into the session's language."""


class GuideSheet(SheetPage):
    template = "paper/guide.html"


class ModeratorSheet(SheetPage):
    template = "paper/moderator.html"


class LogSheet(SheetPage):
    template = "paper/log.html"


class SeatingPlan(SheetPage):
    template = "paper/seats.html"


class NameTents(SheetPage):
    template = "paper/tents.html"


class PrintedQuestionnaires(SheetPage):
    template = "paper/questionnaires.html"


class ConsentSheets(SheetPage):
    template = "paper/consent.html"


PAGES: dict[str, type[SheetPage]] = {
    "guide": GuideSheet,
    "moderator": ModeratorSheet,
    "log": LogSheet,
    "seats": SeatingPlan,
    "tents": NameTents,
    "questionnaires": PrintedQuestionnaires,
    "consent": ConsentSheets,
}


@router.get("/sessions/{session}/paper")
def paper_pack(request: Request, session: ReadableSession, _person: SignedIn) -> Response:
    paper = pack.pack_of(session)
    return render.page(request, PackPage(session=session, paper=paper, offered=sheets.offered(paper)))


@router.get("/sessions/{session}/paper/{sheet}")
def paper_sheet(request: Request, session: ReadableSession, _person: SignedIn, sheet: str) -> Response:
    printed, said = sheet_named(sheet), words.words(session.language).gettext
    content = PAGES[sheet](session=session, paper=pack.pack_of(session), sheet=printed, said=said)
    return render.page(request, content)


@router.get("/sessions/{session}/paper/{sheet}/page.css")
def sheet_margins(session: ReadableSession, _person: SignedIn, sheet: str) -> Response:
    said = words.words(session.language).gettext
    rules = sheets.page_rules(session, pack.pack_of(session), sheet_named(sheet), said)
    return Response(rules, media_type="text/css", headers={"Cache-Control": "no-store"})


def sheet_named(name: str) -> PrintedSheet:
    """Raises NotFound."""
    if name not in SHEETS:
        raise NotFound()
    return SHEETS[name]


BLANK_NOTES = 4


@dataclass(frozen=True, kw_only=True)
class EntryPage(Page):
    template = "paper/entry.html"
    session: Session
    sections: list[dict[str, Any]]
    numbers: list[int]
    papers: list[int]
    """Numbers that have a questionnaire to enter."""
    notes: list[str]
    seen: str
    """Ids of the changes that this page shows."""
    note_kinds: list[tuple[str, str]]
    questions: list[tuple[str, str]]
    reasons: list[tuple[str, str]]
    typed: dict[str, str]
    wrong: dict[str, str]
    """field -> message"""
    from_tablet: bool
    """A tablet has its start."""
    tablets: int
    """How many were prepared for it."""
    saved: bool


@router.get("/sessions/{session}/from-paper")
def entry_page(
    request: Request, session: SessionOnPaper, person: SignedIn, db: Reading, saved: bool = False
) -> Response:
    entering.writer(db, session, person)
    known = entry(db, session, person)
    return entry_view(request, session, db, known, shown.filled(session, known), note_ids(known), saved=saved)


def note_ids(known: PaperEntry, sent: Sequence[str] = ()) -> list[str]:
    """Those that are there in the order of their times, and some to write into."""
    noted = known.of("moment.noted")
    there = sorted(noted, key=lambda id: noted[id].newest)
    blank = [id for id in sent if id not in noted] or [identifiers.mint() for _row in range(BLANK_NOTES)]
    return [*there, *blank]


def entry_view(
    request: Request,
    session: Session,
    db: Database,
    known: PaperEntry,
    typed: dict[str, str],
    notes: list[str],
    problem: Problem | None = None,
    saved: bool = False,
) -> Response:
    guide = localized.localized(session.guide_version, session.language, session.site.code)
    sections = [section for section in guide["sections"] if "key_question" in section]
    asked = [one for section in sections for one in (section["key_question"], *section.get("sub_questions", []))]
    content = EntryPage(
        session=session,
        sections=sections,
        numbers=facts.numbers_offered(session, known),
        papers=sorted(known.numbers),
        notes=notes,
        seen=" ".join(one.newest[1] for one in known.facts.values()),
        note_kinds=[(kind, words.gettext(NOTE_KINDS[kind])) for kind in facts.ON_PAPER],
        questions=[(one["id"], one["text"]) for one in asked],
        reasons=[(reason, words.gettext(said)) for reason, said in LEFT_OUT.items()],
        typed=typed,
        wrong=problem.wrong if isinstance(problem, CannotEnter) else {},
        from_tablet=known.started_at is not None,
        tablets=len(holdings.tablets(db, session.id)),
        saved=saved,
        problem=problem,
    )
    return render.page(request, content)


@router.post("/sessions/{session}/from-paper")
def enter_from_paper(
    request: Request, session: SessionFromPaper, person: SignedIn, db: Writing, form: SentForm
) -> Response:
    """Nothing of it is kept unless all of it can be read; then what was typed comes back."""
    values, notes = dict(form), [value for name, value in form if name == "note"]
    try:
        entering.enter(db, session, person, TypedPaper(values, session.site.time_zone), notes)
    except CannotEnter as problem:
        known = entry(db, session, person)
        return entry_view(request, session, db, known, values, note_ids(known, notes), problem)
    part = values.get("part", "")
    return RedirectResponse(f"/sessions/{session.id}/from-paper?saved=1{f'#{part}' if part.isalpha() else ''}", 303)


@dataclass(frozen=True, kw_only=True)
class AnswersPage(Page):
    template = "paper/answers.html"
    session: Session
    paper: Paper
    typed: dict[str, str]
    wrong: dict[str, str]
    gaps: list[tuple[str, str]]
    said: Callable[[str], str]
    """Translates into the session's language."""


@router.get("/sessions/{session}/from-paper/{number}")
def answers_page(request: Request, session: SessionOnPaper, person: SignedIn, db: Reading, number: int) -> Response:
    paper = entering_answers.paper_of(db, session, person, number)
    return answers_view(request, session, paper, entering_answers.filled(paper))


def answers_view(
    request: Request, session: Session, paper: Paper, typed: dict[str, str], problem: CannotEnter | None = None
) -> Response:
    wrong, said = problem.wrong if problem else {}, words.words(session.language).gettext
    content = AnswersPage(
        session=session,
        paper=paper,
        typed=typed,
        wrong=wrong,
        gaps=[(gap, words.gettext(name)) for gap, name in GAPS.items()],
        said=said,
        problem=problem,
    )
    return render.page(request, content)


@router.post("/sessions/{session}/from-paper/{number}")
def enter_answers(
    request: Request, session: SessionFromPaper, person: SignedIn, db: Writing, form: SentForm, number: int
) -> Response:
    paper = entering_answers.paper_of(db, session, person, number)
    values, chosen = dict(form), ticked(form)
    try:
        entering_answers.enter_answers(db, session, person, paper, TypedPaper(values, session.site.time_zone), chosen)
    except CannotEnter as problem:
        boxes = {f"{name}.{value}": "on" for name, options in chosen.items() for value in options}
        numbers = {f"sure.{name[7:]}": value.strip() for name, value in form if name.startswith("number.")}
        return answers_view(request, session, paper, values | boxes | numbers, problem)
    return RedirectResponse(f"/sessions/{session.id}/from-paper?saved=1#questionnaires", 303)


def ticked(form: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in form:
        if name.startswith("choice."):
            found.setdefault(name, []).append(value)
    return found
