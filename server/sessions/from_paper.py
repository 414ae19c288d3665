"""Which sessions were entered from paper, by whom and when; the record of the session says the same (`record.life`)."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from server.changes.models import Change, Register
from server.foundation.database import Database
from server.people.models import Person
from server.sessions.models import Session
from server.studies.models import Site


@dataclass(frozen=True)
class EnteredFromPaper:
    name: str
    at: str
    """As the server stamped it"""
    time_zone: str


def entered_from_paper(db: Database, of_sessions: ColumnElement[bool]) -> dict[str, list[EnteredFromPaper]]:
    """By session, in the order of time; those that ran on tablets are not in it."""
    said = select(Register.session_id, Person.name, Register.at, Site.time_zone)
    said = said.join(Change, Change.id == Register.id).join(Person, Person.id == Change.person_id)
    said = said.join(Session, Session.id == Register.session_id).join(Site, Site.id == Session.site_id)
    said = said.where(Register.kind == "paper.entered", of_sessions)
    found: dict[str, list[EnteredFromPaper]] = defaultdict(list)
    for session_id, *entered in db.execute(said.order_by(Register.at, Register.id)):
        found[session_id].append(EnteredFromPaper(*entered))
    return dict(found)
