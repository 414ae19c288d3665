"""The sessions of a study that have begun: what the plan says of each, and how far its record may be shown."""

from collections import defaultdict
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select

from server.foundation.database import Database
from server.guides.models import GuideVersion
from server.record_tables.models import MinutesRecord, OfSession, ParticipantRecord, Projected, SessionRecord
from server.sessions import life
from server.sessions.models import Session
from server.studies.models import Site, Study


class BegunSession(NamedTuple):
    id: str
    code: str
    site: str
    language: str
    invited: int
    guide_version_id: str
    failed: bool | None
    """Its record could not be made."""
    waiting: int | None
    """Participants whose consent form is not recorded; None where the record is not open."""
    minutes: float | None
    talking_since: str | None

    @property
    def is_open(self) -> bool:
        return self.waiting is not None


def begun_sessions(db: Database, study: Study) -> list[BegunSession]:
    """In the order of the sites."""
    return [BegunSession(*row) for row in db.execute(begun(study))]


def begun(study: Study) -> Select[*tuple[Any, ...]]:
    plan = (Session.id, Session.code, Site.code, Session.language, Session.invited, Session.guide_version_id)
    record = (Projected.failed, SessionRecord.waiting, SessionRecord.minutes, SessionRecord.talking_since)
    found = select(*plan, *record).join(Site, Site.id == Session.site_id)
    found = found.outerjoin(Projected, Projected.session_id == Session.id)
    found = found.outerjoin(SessionRecord, SessionRecord.session_id == Session.id)
    return found.where(Session.study_id == study.id, life.has_begun()).order_by(Site.position, Session.code)


def took_part(db: Database, study: Study) -> dict[str, int]:
    """session -> participants of its record, where there are any."""
    found = select(ParticipantRecord.session_id, func.count()).where(of_study(ParticipantRecord, study))
    return {row[0]: row[1] for row in db.execute(found.group_by(ParticipantRecord.session_id))}


def local_texts(db: Database, study: Study) -> dict[tuple[str, str], frozenset[str]]:
    """The addresses that a site says in its own words, by guide version and site."""
    own: dict[tuple[str, str], set[str]] = defaultdict(set)
    found = select(GuideVersion.id, GuideVersion.adaptations).where(GuideVersion.study_id == study.id)
    for version_id, adaptations in db.execute(found):
        for one in adaptations:
            own[version_id, one["site"]].add(one["item"])
    return defaultdict(frozenset, {of: frozenset(addresses) for of, addresses in own.items()})


Minutes = tuple[float, str | None]
"""Of the talk that is over, and since when it goes on."""


def minutes_by_section(db: Database, study: Study) -> dict[str, dict[str, Minutes]]:
    """session -> section -> minutes of talk."""
    spent: dict[str, dict[str, Minutes]] = defaultdict(dict)
    said = (MinutesRecord.session_id, MinutesRecord.section, MinutesRecord.minutes, MinutesRecord.talking_since)
    for session_id, section, minutes, since in db.execute(select(*said).where(of_study(MinutesRecord, study))):
        spent[session_id][section] = minutes, since
    return spent


def of_study(table: type[OfSession] | type[Projected], study: Study) -> ColumnElement[bool]:
    """The rows of a study's sessions."""
    return table.session_id.in_(select(Session.id).where(Session.study_id == study.id))
