"""The paper pack: which sheets there are, and each sheet as a print job of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from server.foundation import render
from server.foundation.page import Page
from server.foundation.problems import NotFound
from server.i18n import words
from server.paper import pack, sheets
from server.paper.pack import PaperPack
from server.paper.sheets import SHEETS, Offered, PrintedSheet
from server.people.access import SignedIn
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
