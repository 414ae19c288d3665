"""The bundled study with made-up people: loaded into an empty database through the same acts that people use."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
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
from server.studies.models import Site, Study

PACK = "peer-support"

# Whose sign-in links are printed at the start: one of each role.
DOORS = (
    "coordinator@kikao.example",
    "moderator.ulm@kikao.example",
    "assistant.ulm@kikao.example",
    "translator@kikao.example",
)

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
    coordinator = person(db, "coordinator", study)
    person(db, "translator", study)
    for days, site in enumerate(study.sites, start=1):
        writers = {role: person(db, role, study, site) for role in ("moderator", "assistant")}
        story = stories.of(site.code)
        plan = plan_at(site, version, **writers)
        over = planning.plan(db, replace(plan, **facts_of(story, site)), coordinator)
        telling.tell(db, over, story, writers)
        planning.plan(db, replace(plan, starts_at=coming(site, days)), coordinator)


def person(db: Database, role: str, study: Study, site: Site | None = None) -> Person:
    """`moderator.ulm@kikao.example`, who reads Kikao in the site's language; `coordinator@kikao.example`."""
    address = f"{role}.{site.code.lower()}" if site else role
    found = adding.add_person(db, f"{address}@kikao.example", role, study.id, site.id if site else None)
    found.name = f"{role.capitalize()} {site.code}" if site else role.capitalize()
    found.language = site.language if site else "en"
    return found


def plan_at(site: Site, version: GuideVersion, moderator: Person, assistant: Person) -> planning.Plan:
    return planning.Plan(site, clock.now(), site.language, version, moderator, assistant, "", "", PLANNED_PARTICIPANTS)


def facts_of(story: stories.Story, site: Site) -> dict[str, Any]:
    starts_at = planning.local_time(story.told["starts_at"], site.time_zone)
    return {"starts_at": starts_at} | {name: story.told[name] for name in ("venue", "time_point", "invited")}


def coming(site: Site, days: int) -> datetime:
    """At two in the afternoon there, counted from the day of loading; it can be started at any time."""
    zone = ZoneInfo(site.time_zone)
    day = clock.now().astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, time(14), zone).astimezone(UTC)
