"""The questionnaire of one participant, entered from paper at the server's own pages."""

from dataclasses import dataclass
from typing import Any

from server.changes import versions
from server.changes.canonical import canonical
from server.changes.registers import Registers
from server.foundation.database import Database
from server.foundation.problems import NotFound
from server.guides import localized
from server.keeping import from_pages
from server.keeping.from_pages import PageChange
from server.paper.answers import shown, values
from server.paper.typed import CannotEnter, TypedPaper
from server.people.models import Person
from server.record import opening
from server.sessions.closing import locked_facts
from server.sessions.models import Session
from server.sessions.rights import sender


@dataclass(frozen=True)
class Paper:
    """One questionnaire: its questions in the session's language, and what the log has of it."""

    number: int
    participant: str
    form: dict[str, Any]
    heads: dict[str, list[versions.Head]]
    completed: bool


def paper_of(db: Database, session: Session, person: Person, number: int) -> Paper:
    """Raises NotFound for a number that nobody has. Until the record is open to them people see their own answers."""
    registers = Registers(db, session.id, ("participant.added", "questionnaire.completed"))
    added = [registers.newest("participant.added", id) for id in registers.subjects("participant.added")]
    found = next((one.subject for one in added if one and one.payload["number"] == number), None)
    if found is None:
        raise NotFound()
    heads: dict[str, list[versions.Head]] = {}
    is_open = opening.is_open_to(db, session, person)
    for head in versions.heads(db, session.id, "answer.given"):
        if head.subject == found and (is_open or head.person == person.id):
            heads.setdefault(head.slot, []).append(head)
    form = localized.questionnaire(session.guide_version, session.language, session.site.code)
    return Paper(number, found, form, heads, registers.newest("questionnaire.completed", found) is not None)


def filled(paper: Paper) -> dict[str, str]:
    """Where two versions stand beside each other the first shows: what is saved is written over both."""
    return dict(one for id, heads in paper.heads.items() for one in shown(id, heads[0].payload["value"]))


def enter_answers(
    db: Database, session: Session, person: Person, paper: Paper, typed: TypedPaper, chosen: dict[str, list[str]]
) -> None:
    """Raises CannotEnter. An answer that did not change is not written again."""
    given = dict(values(paper.form["questions"], typed, chosen))
    if typed.wrong:
        raise CannotEnter(typed.wrong)
    facts, by = locked_facts(db, session.id), sender(session, person)
    for question, value in given.items():
        heads = paper.heads.get(question, [])
        if [canonical(head.payload["value"]) for head in heads] != [canonical(value)]:
            payload = {"question": question, "value": value}
            change = PageChange("answer.given", paper.participant, payload, base=[head.id for head in heads])
            from_pages.write(db, facts, by, change)
    if typed("completed") and not paper.completed:
        from_pages.write(db, facts, by, PageChange("questionnaire.completed", paper.participant, {}))
