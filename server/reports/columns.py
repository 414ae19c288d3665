"""The columns of the comparison: each session that has begun, ready to be drawn, as far as it may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.exc import DBAPIError

from server.foundation import clock
from server.foundation.database import Database
from server.i18n import formats, languages
from server.i18n.words import _
from server.record.minutes import until_now
from server.record_tables.up_to_date import log_failure
from server.reports import before_next, begun, field_notes
from server.reports.before_next import WrittenText
from server.reports.begun import BegunSession, Minutes
from server.reports.coverage import Cell, Coverage
from server.reports.field_notes import FieldNote
from server.reports.missing import Missing
from server.sessions.from_paper import EnteredFromPaper, entered_from_paper
from server.sessions.models import Session
from server.studies.headings import HEADINGS
from server.studies.models import Study


class Text(NamedTuple):
    text: str
    language: str
    direction: str
    is_another: bool = False
    """Written over the same version as the one before."""


class Note(NamedTuple):
    role: str
    is_unsigned: bool
    """Written, and not signed yet."""
    texts: dict[str, list[Text]]
    """heading -> one text, or two that were written over the same version"""


class Column(NamedTuple):
    """One session. The template only looks these up: what could fail for one session has been done by then."""

    id: str
    code: str
    site: str
    language: str
    """Its name."""
    cells: list[Cell]
    instead: str | None = None
    """What is said where its record is not shown."""
    took_part: str = ""
    """Of how many who were invited."""
    minutes: str = ""
    topic_minutes: str = ""
    one_liners: Sequence[Text] = ()
    """What the coordinators are told in one line."""
    missing: Sequence[str] = ()
    notes: Sequence[Note] = ()
    from_paper: Sequence[EnteredFromPaper] = ()


@dataclass(frozen=True)
class Facts:
    """What the tables say of all sessions of a study."""

    took_part: dict[str, int]
    minutes: dict[str, dict[str, Minutes]]
    local: dict[tuple[str, str], frozenset[str]]
    one_liners: dict[str, list[WrittenText]]
    notes: dict[str, list[FieldNote]]
    coverage: Coverage
    missing: Missing
    from_paper: dict[str, list[EnteredFromPaper]]
    topics: list[str]
    """Ids of the sections whose minutes are shown."""
    now: datetime


def facts(
    db: Database, study: Study, topics: Sequence[dict[str, Any]], questionnaire: Sequence[dict[str, Any]]
) -> Facts:
    return Facts(
        took_part=begun.took_part(db, study),
        minutes=begun.minutes_by_section(db, study),
        local=begun.local_texts(db, study),
        one_liners=before_next.one_liners(db, study),
        notes=field_notes.field_notes(db, study),
        coverage=Coverage(db, study, topics),
        missing=Missing(db, study, [question["id"] for question in questionnaire]),
        from_paper=entered_from_paper(db, Session.study_id == study.id),
        topics=[topic["id"] for topic in topics],
        now=clock.now(),
    )


def column(session: BegunSession, facts: Facts) -> Column:
    """A session that cannot be shown costs its own column only."""
    if session.failed:
        return not_shown(session, facts)
    if not session.is_open:
        opens = _("The record opens when both field notes are signed, or 48 hours after the end.")
        return plan_of(session, facts, facts.coverage.none(_("not open yet")))._replace(instead=opens)
    try:
        return shown(session, facts)
    except DBAPIError:
        raise
    except Exception as error:
        log_failure(session.id, error)
        return not_shown(session, facts)


def plan_of(session: BegunSession, facts: Facts, cells: list[Cell]) -> Column:
    said = facts.from_paper.get(session.id, ())
    return Column(
        session.id, session.code, session.site, formats.language_name(session.language), cells, from_paper=said
    )


def not_shown(session: BegunSession, facts: Facts) -> Column:
    said = _("This record cannot be shown; who runs the server finds the reason in its log.")
    return plan_of(session, facts, facts.coverage.one_for_all(said))._replace(instead=said)


def shown(session: BegunSession, facts: Facts) -> Column:
    took_part, number = facts.took_part.get(session.id, 0), formats.number
    spent = [minutes_of(session, topic, facts) for topic in facts.topics]
    notes = facts.notes.get(session.id, [])
    cells = facts.coverage.of(session.id, facts.local[session.guide_version_id, session.site])
    return plan_of(session, facts, cells)._replace(
        took_part=f"{number(took_part)} / {number(session.invited)}",
        minutes=number(until_now(session.minutes or 0, session.talking_since, facts.now)),
        topic_minutes=" · ".join("–" if minutes is None else number(minutes) for minutes in spent),
        one_liners=[text(one.text, one.language or session.language) for one in facts.one_liners.get(session.id, ())],
        missing=facts.missing.of(session, took_part, notes),
        notes=[note(one) for one in notes],
    )


def minutes_of(session: BegunSession, section: str, facts: Facts) -> float | None:
    """None of a session from paper where nobody wrote down when some of the questions were asked."""
    if session.id in facts.from_paper and not facts.minutes.get(session.id):
        return None
    minutes, since = facts.minutes[session.id].get(section, (0.0, None))
    return until_now(minutes, since, facts.now)


def note(of: FieldNote) -> Note:
    texts: dict[str, list[Text]] = {heading: [] for heading in HEADINGS}
    for version in sorted(of.versions):
        if version.heading in texts:
            texts[version.heading].append(text(version.text, version.language, version.position > 0))
    return Note(of.role, of.is_written and not of.is_signed, texts)


def text(said: str, language: str, is_another: bool = False) -> Text:
    return Text(said, language, languages.direction(language), is_another)
