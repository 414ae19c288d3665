"""What may be chosen for a planned session."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, or_, select

from server.foundation.database import Database
from server.foundation.problems import Problem
from server.guides import localized
from server.guides.models import GuideVersion
from server.i18n import formats
from server.i18n.words import N_
from server.people.models import Person, Role
from server.people.rights import Right
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


def site_named(db: Database, person: Person, site_id: str) -> Site | None:
    """A site at which this person may plan."""
    return db.scalar(sites_to_plan_at(person).where(Site.id == site_id))


def sites_to_plan_at(person: Person) -> Select[Site]:
    studies, sites = person.reach(Right.PLAN_SESSION)
    return select(Site).where(or_(Site.study_id.in_(studies), Site.id.in_(sites)))


def choices(db: Database, person: Person, site_id: str) -> Choices:
    """For the site that is asked for, else the first one."""
    sites = list(db.scalars(sites_to_plan_at(person).join(Study).order_by(Study.loaded_at, Study.id, Site.position)))
    if not sites:
        raise NoStudy()
    site = next((site for site in sites if site.id == site_id), sites[0])
    versions = list(db.scalars(versions_for(site).order_by(GuideVersion.number.desc())))
    near = [other for other in sites if other.study_id == site.study_id]
    return Choices(site, near, versions, people_at(db, site), localized.titles(versions[0]))


def people_at(db: Database, site: Site) -> list[Person]:
    at_site = select(Person).where(Person.roles.any(Role.site_id == site.id))
    return list(db.scalars(at_site.order_by(Person.name, Person.id)))


def versions_for(site: Site) -> Select[GuideVersion]:
    return select(GuideVersion).where(GuideVersion.study_id == site.study_id)


def people_in_study(site: Site) -> Select[Person]:
    """`planning.plan` says which of them do not work at the site."""
    return select(Person).where(Person.roles.any(Role.study_id == site.study_id))


class NoStudy(Problem):
    status, name = 409, "no_study"
    title = N_(
        "No study is open to you yet. Its coordinator can give you a role; who runs the server can load a study: "
        "python -m server load PATH"
    )
