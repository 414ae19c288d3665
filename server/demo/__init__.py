"""The bundled study with made-up people: loaded into an empty database through the same acts that people use."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from server.demo import stories, telling
from server.foundation import clock
from server.foundation.database import Database, Store
from server.guides import loading
from server.guides.models import GuideVersion
from server.guides.packs import packs
from server.people import adding
from server.people.models import Person
from server.sessions import planning
from server.sessions.models import Session
from server.studies.models import Site, Study

PACK = "peer-support"

# Whose sign-in links are printed at the start: one of each role.
DOORS = (
    "coordinator@kikao.example",
    "moderator.ulm@kikao.example",
    "assistant.ulm@kikao.example",
    "translator@kikao.example",
)

PLANNED_FOR_THE_NEXT_DAYS = 1
PLANNED_PARTICIPANTS = 7


def load_when_empty(store: Store) -> bool:
    """Whether the demo was loaded; nothing happens when there is a study already."""
    with store.transaction() as db:
        if db.scalar(select(Study.id).limit(1)):
            return False
        print("  Loading the demo study …", flush=True)
        load(db, packs() / PACK)
    return True


def load(db: Database, pack: Path) -> None:
    study, version = loading.load_study(db, pack)
    coordinator = person(db, "coordinator", None)
    person(db, "translator", None)
    for days, site in enumerate(study.sites, start=PLANNED_FOR_THE_NEXT_DAYS):
        moderator, assistant = person(db, "moderator", site), person(db, "assistant", site)
        story = stories.of(site.code)
        held = past_session(db, story, site, version, moderator, assistant, coordinator)
        telling.tell(db, held, story, moderator, assistant)
        planned = coming_session(db, days, site, version, moderator, assistant, coordinator)
        telling.record_consents(db, planned, range(1, PLANNED_PARTICIPANTS + 1), assistant)


def person(db: Database, role: str, site: Site | None) -> Person:
    """`moderator.ulm@kikao.example`, who reads Kikao in the site's language; `coordinator@kikao.example`."""
    address = f"{role}.{site.code.lower()}" if site else role
    found = adding.add_person(db, f"{address}@kikao.example", role, site and site.id)
    found.name = f"{role.capitalize()} {site.code}" if site else role.capitalize()
    found.language = site.language if site else "en"
    return found


def past_session(
    db: Database,
    story: stories.Story,
    site: Site,
    version: GuideVersion,
    moderator: Person,
    assistant: Person,
    coordinator: Person,
) -> Session:
    starts_at = planning.local_time(story.starts_at, site.time_zone)
    planned = planning.Plan(
        site, starts_at, story.language, version, moderator, assistant, story.venue, story.time_point, story.invited
    )
    return planning.plan(db, planned, coordinator)


def coming_session(
    db: Database,
    days: int,
    site: Site,
    version: GuideVersion,
    moderator: Person,
    assistant: Person,
    coordinator: Person,
) -> Session:
    """At two in the afternoon there, counted from the day of loading; it can be started at any time."""
    zone = ZoneInfo(site.time_zone)
    day = clock.now().astimezone(zone).date() + timedelta(days=days)
    starts_at = datetime.combine(day, time(14), zone).astimezone(UTC)
    planned = planning.Plan(site, starts_at, site.language, version, moderator, assistant, "", "", 8)
    return planning.plan(db, planned, coordinator)
