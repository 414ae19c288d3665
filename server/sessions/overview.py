"""What the pages about sessions list: studies, sites, sessions with where they stand, and what a plan may choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from server.foundation.database import Database
from server.foundation.problems import Problem
from server.guides import localized
from server.guides.models import GuideVersion
from server.i18n import formats, words
from server.i18n.words import marked
from server.people.models import Person
from server.sessions import finding, life
from server.sessions.life import Life
from server.sessions.models import Session
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
    standing: dict[str, Life]


def studies_of(db: Database, person: Person) -> list[StudyView]:
    """Every study with the sites and sessions within this person's reach."""
    sessions = db.scalars(finding.sessions_of(person)).all()
    standing = life.lives(db, sessions)
    return [
        StudyView(study, texts(newest_version(db, study.id)), site_rows(study, sessions, person), standing)
        for study in db.scalars(select(Study).order_by(Study.loaded_at))
    ]


def standing(db: Database, session: Session) -> Life:
    return life.lives(db, [session])[session.id]


def site_rows(study: Study, sessions: Sequence[Session], person: Person) -> list[SiteRow]:
    near = [site for site in study.sites if person.is_at(study.id, site.id)]
    return [SiteRow(site, [session for session in sessions if session.site_id == site.id]) for site in near]


def newest_version(db: Database, study_id: str) -> GuideVersion:
    """Each study has one: it is loaded from a pack together with its guide."""
    versions = select(GuideVersion).where(GuideVersion.study_id == study_id).order_by(GuideVersion.number.desc())
    return db.scalars(versions.limit(1)).one()


def texts(version: GuideVersion) -> dict[str, Any]:
    """Title and notice of the study and the names of its sites, in the reader's language."""
    return localized.study_texts(version, words.language.get())


def names(db: Database) -> dict[str, str]:
    return {person.id: person.name for person in db.scalars(select(Person))}


def site_named(db: Database, site_id: str) -> Site | None:
    return db.get(Site, site_id) if site_id else None


@dataclass(frozen=True)
class Choices:
    """What may be chosen for a planned session; the site comes first, because people and language follow from it."""

    site: Site
    sites: list[Site]
    versions: list[GuideVersion]
    people: list[Person]
    titles: dict[str, Any]

    @property
    def language_options(self) -> list[tuple[str, str]]:
        return [(tag, formats.language_name(tag)) for tag in self.site.study.languages]

    @property
    def version_options(self) -> list[tuple[str, str]]:
        return [(version.id, formats.number(version.number)) for version in self.versions]

    @property
    def people_options(self) -> list[tuple[str, str]]:
        return [(person.id, person.name) for person in self.people]


def choices(db: Database, site_id: str) -> Choices:
    """For the site that is asked for, else the first one."""
    sites = list(db.scalars(select(Site).join(Study).order_by(Study.loaded_at, Site.position)))
    if not sites:
        raise NoStudy()
    site = site_named(db, site_id) or sites[0]
    of_study = select(GuideVersion).where(GuideVersion.study_id == site.study_id).order_by(GuideVersion.number.desc())
    versions = list(db.scalars(of_study))
    people = [person for person in db.scalars(select(Person).order_by(Person.name)) if works_at(person, site)]
    return Choices(
        site, [other for other in sites if other.study_id == site.study_id], versions, people, texts(versions[0])
    )


def works_at(person: Person, site: Site) -> bool:
    return site.id in person.sites()


class NoStudy(Problem):
    status, name = 409, "no_study"
    title = marked("There is no study here yet. Who runs the server can load one: python -m server load PATH")
