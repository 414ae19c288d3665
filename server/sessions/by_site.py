"""The first page: studies with their sites, and each site's sessions with where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from server.foundation.database import Database
from server.guides import localized, versions
from server.people.models import Person
from server.people.rights import Right
from server.sessions import finding
from server.sessions.life import SessionLife, lives
from server.sessions.models import Session
from server.studies import reach
from server.studies.models import Site, Study


@dataclass(frozen=True)
class SiteRow:
    site: Site
    sessions: list[Session]


@dataclass(frozen=True)
class StudyView:
    study: Study
    titles: dict[str, Any]
    sites: list[SiteRow]
    lives: dict[str, SessionLife]
    may_plan: bool
    may_compare: bool


def studies_of(db: Database, person: Person) -> list[StudyView]:
    """The studies, sites and sessions within this person's reach."""
    sessions = db.scalars(finding.sessions_of(person)).all()
    known = lives(db, sessions)
    return [
        StudyView(
            study,
            localized.titles(versions.newest(db, study.id)),
            site_rows(study, sessions, person),
            known,
            study.id in person.studies(Right.PLAN_SESSION),
            study.id in person.studies(Right.COMPARE_SITES),
        )
        for study in db.scalars(reach.studies_of(person))
    ]


def site_rows(study: Study, sessions: Sequence[Session], person: Person) -> list[SiteRow]:
    near = [site for site in study.sites if Right.OPEN_SESSION in person.rights_at(study.id, site.id)]
    return [SiteRow(site, [session for session in sessions if session.site_id == site.id]) for site in near]
