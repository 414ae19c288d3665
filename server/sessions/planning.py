"""Planning a session: everything that is fixed before people meet."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from server.changes.models import Staff
from server.foundation import audit, clock, identifiers
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.guides.models import GuideVersion
from server.i18n.words import N_, _
from server.people.models import Person
from server.people.rights import Right
from server.sessions.models import Session
from server.studies.models import Site


class CannotPlan(Problem):
    """`fields` names what has to be changed: `{field: message}`."""

    status, name = 422, "cannot_plan"
    title = N_("The session is not planned yet: please look at what is marked.")

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(fields=fields)
        self.wrong = fields


def missing(*names: str) -> CannotPlan:
    return CannotPlan({name: _("Please choose one.") for name in names})


@dataclass(frozen=True)
class Plan:
    site: Site
    starts_at: datetime
    language: str
    guide_version: GuideVersion
    moderator: Person
    assistant: Person
    venue: str
    time_point: str
    invited: int


def plan(db: Database, planned: Plan, by: Person) -> Session:
    """A planned session with its code and its two people; raises CannotPlan with a message per field."""
    refuse_what_does_not_fit(planned)
    session = Session(id=identifiers.mint(), study_id=planned.site.study_id, site_id=planned.site.id)
    session.code = next_code(db, planned.site)
    session.language, session.guide_version_id = planned.language, planned.guide_version.id
    session.starts_at, session.invited = planned.starts_at, planned.invited
    session.venue, session.time_point = planned.venue.strip(), planned.time_point.strip()
    session.planned_by_id, session.planned_at = by.id, clock.now()
    session.staff = [
        Staff(person_id=planned.moderator.id, role="moderator"),
        Staff(person_id=planned.assistant.id, role="assistant"),
    ]
    db.add(session)
    db.flush()
    audit.record(db, by.id, "session.planned", session.id, code=session.code)
    return session


def refuse_what_does_not_fit(planned: Plan) -> None:
    wrong: dict[str, str] = {}
    if planned.language not in planned.guide_version.texts:
        wrong["language"] = _("The guide is not offered in this language.")
    if planned.guide_version.study_id != planned.site.study_id:
        wrong["guide_version"] = _("This guide belongs to another study.")
    if not may_be_on_staff(planned.moderator, planned.site):
        wrong["moderator"] = _("This person does not work at the site.")
    if not may_be_on_staff(planned.assistant, planned.site):
        wrong["assistant"] = _("This person does not work at the site.")
    elif planned.moderator.id == planned.assistant.id:
        wrong["assistant"] = _("Moderator and assistant are two people.")
    if not 1 <= planned.invited <= 99:
        wrong["invited"] = _("Please give the number of people invited, from 1 to 99.")
    if wrong:
        raise CannotPlan(wrong)


def may_be_on_staff(person: Person, site: Site) -> bool:
    return Right.OPEN_SESSION in person.rights_at(site.study_id, site.id)


def next_code(db: Database, site: Site) -> str:
    """Site code and running number. Locks the site's row: two coordinators who plan at once get two numbers."""
    db.execute(select(Site.id).where(Site.id == site.id).with_for_update())
    planned = db.scalar(select(func.count()).select_from(Session).where(Session.site_id == site.id)) or 0
    return f"{site.code}-S{planned + 1}"


def local_time(typed: str, time_zone: str) -> datetime:
    """`2026-03-29T14:00` at the site as a UTC moment. A time that the clocks skip or show twice is refused."""
    try:
        naive = datetime.fromisoformat(typed)
    except ValueError as error:
        raise CannotPlan({"starts_at": _("Please give date and time.")}) from error
    if naive.tzinfo is not None or not 2000 <= naive.year <= 2200:
        raise CannotPlan({"starts_at": _("Please give date and time.")})
    zone = ZoneInfo(time_zone)
    first, second = (naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(zone).replace(tzinfo=None) != naive:
        raise CannotPlan({"starts_at": _("The clocks change on this day: this time does not exist there.")})
    if first != second:
        raise CannotPlan({"starts_at": _("The clocks change on this day: this time comes twice there.")})
    return first
