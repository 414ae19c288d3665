"""The first page: studies with their sites, and each site's sessions with where they stand, a page at a time."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import Select, exists, func, or_, select

from server.changes.models import LEFT, Staff
from server.foundation.database import Database
from server.guides import localized, versions
from server.people.models import Person
from server.people.rights import Right
from server.sessions import finding, life
from server.sessions.life import SessionLife, lives
from server.sessions.models import Session
from server.studies import reach
from server.studies.models import Site, Study

AT_ONCE = 50


@dataclass(frozen=True)
class Asked:
    """Which sessions are looked for, as in the page's address. Empty: all of them."""

    text: str = ""
    site: str = ""
    """Id of the site"""
    status: str = ""
    round: str = ""
    """A time point of the study, word for word"""
    page: int = 1

    @property
    def is_all(self) -> bool:
        return not (self.text or self.site or self.status or self.round)

    def address(self, page: int) -> str:
        """Of another page of the same sessions."""
        given = {name: value for name, value in (asdict(self) | {"page": page}).items() if value}
        return f"/?{urlencode(given)}"


@dataclass(frozen=True)
class SiteRow:
    site: Site
    sessions: list[Session]


@dataclass(frozen=True)
class StudyView:
    study: Study
    titles: dict[str, Any]
    near: list[Site]
    """The sites within the person's reach."""
    rows: list[SiteRow]
    """Those that are on this page."""
    may_plan: bool
    may_compare: bool


@dataclass(frozen=True)
class SessionList:
    asked: Asked
    studies: list[StudyView]
    lives: dict[str, SessionLife]
    rounds: list[str]
    count: int
    first: int
    last: int
    """The sessions on this page are `first` to `last` of `count`."""

    @property
    def round_options(self) -> list[tuple[str, str]]:
        return [(round, round) for round in self.rounds]

    @property
    def before(self) -> str | None:
        return self.asked.address(self.asked.page - 1) if self.first > 1 else None

    @property
    def after(self) -> str | None:
        return self.asked.address(self.asked.page + 1) if self.last < self.count else None


def sessions_of(db: Database, person: Person, asked: Asked) -> SessionList:
    """What this person may open; a page beyond the last one is empty."""
    found = matching(person, asked)
    count = db.scalar(found.with_only_columns(func.count()).order_by(None)) or 0
    skipped = (asked.page - 1) * AT_ONCE
    here = list(db.scalars(found.limit(AT_ONCE).offset(skipped)))
    everything = asked.is_all and count <= AT_ONCE
    return SessionList(
        asked=asked,
        studies=[study_view(db, study, person, here, everything) for study in db.scalars(reach.studies_of(person))],
        lives=lives(db, here),
        rounds=rounds_of(db, person),
        count=count,
        first=skipped + 1,
        last=skipped + len(here),
    )


def matching(person: Person, asked: Asked) -> Select[Session]:
    found = select(Session).join(Site, Site.id == Session.site_id).join(Study, Study.id == Session.study_id)
    found = found.where(finding.within_reach(person))
    if asked.text:
        found = found.where(or_(*contains(asked.text)))
    if asked.site:
        found = found.where(Session.site_id == asked.site)
    if asked.round:
        found = found.where(Session.time_point == asked.round)
    if asked.status:
        found = found.where(life.status() == asked.status)
    return found.order_by(Study.loaded_at, Study.id, Site.position, Session.starts_at, Session.code)


def contains(text: str) -> list[Any]:
    """In its code, its venue, or the name of who is on its staff."""
    on_staff = exists().where(Staff.session_id == Session.id, Staff.person_id == Person.id, Staff.role != LEFT)
    named = on_staff.where(Person.name.icontains(text, autoescape=True)).correlate(Session)
    return [*(column.icontains(text, autoescape=True) for column in (Session.code, Session.venue)), named]


def rounds_of(db: Database, person: Person) -> list[str]:
    found = select(Session.time_point).where(finding.within_reach(person), Session.time_point != "").distinct()
    return list(db.scalars(found.order_by(Session.time_point)))


def study_view(db: Database, study: Study, person: Person, here: list[Session], everything: bool) -> StudyView:
    """`everything`: all sessions are on this page, so that a site without one can be said to have none."""
    near = [site for site in study.sites if Right.OPEN_SESSION in person.rights_at(study.id, site.id)]
    of_site: dict[str, list[Session]] = defaultdict(list)
    for session in here:
        of_site[session.site_id].append(session)
    return StudyView(
        study=study,
        titles=localized.titles(versions.newest(db, study.id)),
        near=near,
        rows=[SiteRow(site, of_site[site.id]) for site in near if everything or of_site[site.id]],
        may_plan=study.id in person.studies(Right.PLAN_SESSION),
        may_compare=study.id in person.studies(Right.COMPARE_SITES),
    )
