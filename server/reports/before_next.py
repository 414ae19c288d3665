"""What those who ran a group would tell whoever runs the next one: from field notes that are signed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, select

from server.changes.subjects import FIELD_NOTE
from server.foundation.database import Database
from server.i18n.words import N_
from server.people.models import Person
from server.record_tables.models import TextRecord
from server.reports.begun import of_study
from server.sessions import finding
from server.sessions.models import Session
from server.studies.models import Site, Study

SUMMARY = "summary"
FOR_THE_NEXT_GROUP = {
    SUMMARY: N_("In one line, for the coordinators"),
    "prompts.guide_change": N_("Anything to change in the guide"),
    "prompts.fell_flat": N_("Questions that fell flat"),
}
"""Fields of a field note, with the words under which they are written on the tablet."""


class WrittenText(NamedTuple):
    text: str
    language: str | None


ToldIn = dict[str, dict[str, list[WrittenText]]]
"""session -> field -> what was written there, by the moderator, the assistant or both together"""


@dataclass(frozen=True)
class AfterSession:
    """One session with what was written under each of the three."""

    session: Session
    told: dict[str, list[WrittenText]]


def before_next(db: Database, study: Study, person: Person) -> list[AfterSession]:
    """Of the sessions that this person may open and whose record is open, the newest first."""
    told = told_in(db, of_study(TextRecord, study), list(FOR_THE_NEXT_GROUP))
    found = select(Session).where(Session.id.in_(told), finding.within_reach(person))
    newest_first = found.join(Site, Site.id == Session.site_id).order_by(Session.starts_at.desc(), Site.position)
    return [AfterSession(session, told[session.id]) for session in db.scalars(newest_first)]


def one_liners(db: Database, study: Study) -> dict[str, list[WrittenText]]:
    """By session."""
    return {session: fields[SUMMARY] for session, fields in told_in(db, of_study(TextRecord, study), [SUMMARY]).items()}


def told_in(db: Database, which: ColumnElement[bool], fields: Sequence[str]) -> ToldIn:
    """The record's tables hold no text of a field note before its author has signed."""
    said = (TextRecord.session_id, TextRecord.field, TextRecord.text, TextRecord.language)
    found = select(*said).where(which, TextRecord.subject.startswith(FIELD_NOTE), TextRecord.field.in_(fields))
    told: ToldIn = defaultdict(lambda: defaultdict(list))
    for session_id, field, text, language in db.execute(found.order_by(TextRecord.subject, TextRecord.position)):
        if text.strip():
            told[session_id][field].append(WrittenText(text, language))
    return told
