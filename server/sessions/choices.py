"""What may be chosen for a planned session."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from server.foundation.database import Database
from server.foundation.problems import Problem
from server.guides import localized
from server.guides.models import GuideVersion
from server.i18n import formats
from server.i18n.words import marked
from server.people.models import Person
from server.studies.models import Site, Study


@dataclass(frozen=True)
class Choices:
    """The site comes first, because people and language follow from it."""

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


def site_named(db: Database, site_id: str) -> Site | None:
    return db.get(Site, site_id) if site_id else None


def choices(db: Database, site_id: str) -> Choices:
    """For the site that is asked for, else the first one."""
    sites = list(db.scalars(select(Site).join(Study).order_by(Study.loaded_at, Site.position)))
    if not sites:
        raise NoStudy()
    site = site_named(db, site_id) or sites[0]
    of_study = select(GuideVersion).where(GuideVersion.study_id == site.study_id).order_by(GuideVersion.number.desc())
    versions = list(db.scalars(of_study))
    people = [person for person in db.scalars(select(Person).order_by(Person.name)) if works_at(person, site)]
    near = [other for other in sites if other.study_id == site.study_id]
    return Choices(site, near, versions, people, localized.titles(versions[0]))


def works_at(person: Person, site: Site) -> bool:
    return site.id in person.sites()


class NoStudy(Problem):
    status, name = 409, "no_study"
    title = marked("There is no study here yet. Who runs the server can load one: python -m server load PATH")
