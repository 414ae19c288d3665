"""The columns of the comparison: the sessions of a study that have begun, as far as each may be shown."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from server.foundation import clock
from server.foundation.database import Database
from server.guides.models import GuideVersion
from server.record.minutes import until_now
from server.record_tables.models import MinutesRecord, OfSession, ParticipantRecord, Projected, SessionRecord
from server.sessions import life
from server.sessions.models import Session
from server.studies.models import Site, Study


@dataclass(frozen=True)
class Column:
    """One session. Of one that is not open, or cannot be shown, there is only what the plan says."""

    id: str
    code: str
    site: str
    language: str
    invited: int
    is_open: bool
    cannot_be_shown: bool
    took_part: int
    waiting: int
    """Participants whose consent form is not recorded."""
    minutes: float
    topic_minutes: list[float]
    local: frozenset[str]
    """Addresses of texts that the site says in its own words."""


def columns(db: Database, study: Study, topics: list[str]) -> list[Column]:
    """In the order of the sites; `topics` are the ids of the sections whose minutes are shown."""
    own = local_texts(db, study)
    spent = minutes_by_section(db, study)
    now = clock.now()
    return [
        Column(
            id=row.id,
            code=row.code,
            site=row.site,
            language=row.language,
            invited=row.invited,
            is_open=row.waiting is not None,
            cannot_be_shown=bool(row.failed),
            took_part=row.took_part,
            waiting=row.waiting or 0,
            minutes=until_now(row.minutes or 0, row.talking_since, now),
            topic_minutes=[spent[row.id].get(topic, 0.0) for topic in topics],
            local=own[row.guide_version_id, row.site],
        )
        for row in db.execute(begun(study))
    ]


def begun(study: Study) -> Select[*tuple[Any, ...]]:
    took_part = select(func.count()).where(ParticipantRecord.session_id == Session.id).scalar_subquery()
    plan = (Session.id, Session.code, Session.language, Session.invited, Session.guide_version_id)
    record = (SessionRecord.waiting, SessionRecord.minutes, SessionRecord.talking_since, Projected.failed)
    found = select(*plan, Site.code.label("site"), *record, took_part.label("took_part"))
    found = found.join(Site, Site.id == Session.site_id)
    found = found.outerjoin(Projected, Projected.session_id == Session.id)
    found = found.outerjoin(SessionRecord, SessionRecord.session_id == Session.id)
    has_begun = and_(Session.study_id == study.id, life.status() != "planned")
    return found.where(has_begun).order_by(Site.position, Session.code)


def local_texts(db: Database, study: Study) -> dict[tuple[str, str], frozenset[str]]:
    """The addresses that a site says in its own words, by guide version and site."""
    own: dict[tuple[str, str], set[str]] = defaultdict(set)
    found = select(GuideVersion.id, GuideVersion.adaptations).where(GuideVersion.study_id == study.id)
    for version_id, adaptations in db.execute(found):
        for one in adaptations:
            own[version_id, one["site"]].add(one["item"])
    return defaultdict(frozenset, {of: frozenset(addresses) for of, addresses in own.items()})


def minutes_by_section(db: Database, study: Study) -> dict[str, dict[str, float]]:
    """session -> section -> minutes of talk."""
    spent: dict[str, dict[str, float]] = defaultdict(dict)
    now = clock.now()
    said = (MinutesRecord.session_id, MinutesRecord.section, MinutesRecord.minutes, MinutesRecord.talking_since)
    for session_id, section, minutes, since in db.execute(select(*said).where(of_study(MinutesRecord, study))):
        spent[session_id][section] = until_now(minutes, since, now)
    return spent


def of_study(table: type[OfSession] | type[Projected], study: Study) -> ColumnElement[bool]:
    """The rows of a study's sessions."""
    return table.session_id.in_(select(Session.id).where(Session.study_id == study.id))
