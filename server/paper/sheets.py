"""The sheets of a paper pack: each is a print job of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from server.i18n.words import N_
from server.paper.pack import PaperPack
from server.sessions.models import Session


@dataclass(frozen=True)
class PrintedSheet:
    name: str
    """In its address, and the name of its template."""
    title: str
    """An English source; on the sheet it stands in the language of the session."""
    for_whom: str
    copies: int = 0
    """How many of it belong to each number: 0 for what is printed once."""


SHEETS = {
    sheet.name: sheet
    for sheet in (
        PrintedSheet(
            "guide", N_("Guide"), N_("Front page, checklists, every text of the guide, probes and what-if cards.")
        ),
        PrintedSheet(
            "moderator", N_("Moderator's sheet"), N_("Two pages for the knee: questions, boxes, planned times.")
        ),
        PrintedSheet(
            "log", N_("Log sheet"), N_("For the assistant: time, who, what; recorder, who came late and left.")
        ),
        PrintedSheet("seats", N_("Seating plan"), N_("Numbers and first names. Keep it with the consent forms.")),
        PrintedSheet("tents", N_("Name tents"), N_("One for each number: fold it in the middle."), 1),
        PrintedSheet(
            "questionnaires",
            N_("Questionnaires"),
            N_("One for each number. Keep them apart from the consent forms."),
            1,
        ),
        PrintedSheet(
            "consent",
            N_("Consent sheets"),
            N_("Two for each number: one to be signed, one for the participant to keep."),
            2,
        ),
    )
}


@dataclass(frozen=True)
class Offered:
    """A sheet as the page of the pack lists it."""

    sheet: PrintedSheet
    copies: int


def offered(paper: PaperPack) -> list[Offered]:
    return [Offered(sheet, sheet.copies * len(paper.numbers)) for sheet in SHEETS.values()]


FONT = 'system-ui, "Noto Sans", "Kikao Hebrew", "Kikao Gujarati", sans-serif'


def page_rules(session: Session, paper: PaperPack, sheet: PrintedSheet, said: Callable[[str], str]) -> str:
    """A style sheet: size of the paper, and in the margin of every page the session, the sheet and the page's number.

    Browsers that print no margin boxes have the session's code in the heading of each sheet.
    """
    title = f"{session.code} · {said(sheet.title)}"
    counted = [quoted(part) for part in said(N_("page {page} of {pages}")).replace("{pages}", "{page}").split("{page}")]
    pages = " counter(pages) ".join([" counter(page) ".join(counted[:2]), *counted[2:]])
    begin, end = ("right", "left") if paper.direction == "rtl" else ("left", "right")
    height, width = {"A4": ("297mm", "210mm"), "Letter": ("11in", "8.5in")}[paper.size]
    rules = [
        f":root {{ --page-height: {height}; --page-width: {width}; }}",
        f"@page {{ size: {paper.size}; margin: 14mm 14mm 16mm; font: 9pt {FONT}; "
        f"@bottom-{begin} {{ content: {quoted(title)}; }} @bottom-{end} {{ content: {pages}; }} }}",
    ]
    if sheet.copies:
        rules += [of_number(number) for number in paper.numbers]
    return "\n".join(rules)


def of_number(number: int) -> str:
    """On every page of its copies, so that a second page alone is known too."""
    margin = f"@page number-{number} {{ @bottom-center {{ content: 'P{number}'; }} }}"
    return f"{margin} .number-{number} {{ page: number-{number}; }}"


def quoted(words: str) -> str:
    """As a string of CSS: translations may hold any sign."""
    return '"' + "".join(f"\\{ord(sign):x} " if sign in '"\\\n<' else sign for sign in words) + '"'
