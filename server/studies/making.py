"""Making a study with its sites."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from server.foundation import audit, clock, identifiers
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.i18n.words import N_
from server.studies.models import Site, Study


class KnownStudy(Problem):
    status, name = 409, "known_study"
    title = N_("There is a study with this name already; nothing was loaded.")


@dataclass(frozen=True)
class NewSite:
    code: str
    country: str
    income_group: str
    language: str
    time_zone: str


@dataclass(frozen=True)
class NewStudy:
    """`languages` are those of its guide, the source language among them."""

    code: str
    source_language: str
    languages: list[str]
    made_up: bool
    sites: Sequence[NewSite]


def make(db: Database, new: NewStudy, by: str | None) -> Study:
    """The study with its sites in the given order; `by` is None for a command on the server. Raises KnownStudy."""
    if db.scalar(select(Study.id).where(Study.code == new.code)):
        raise KnownStudy()
    study = Study(id=identifiers.mint(), code=new.code, source_language=new.source_language)
    study.languages, study.made_up, study.loaded_at = new.languages, new.made_up, clock.now()
    study.sites = [
        Site(id=identifiers.mint(), position=position, **vars(site)) for position, site in enumerate(new.sites, start=1)
    ]
    db.add(study)
    db.flush()
    audit.record(db, by, "study.loaded", study.id, code=study.code)
    return study
