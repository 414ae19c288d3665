"""A pack folder as a new study: its sites and its first guide version."""

from pathlib import Path

from sqlalchemy import select

from server.foundation import audit, clock, identifiers
from server.foundation.database import Database
from server.foundation.problems import Problem
from server.guides import pack, versions
from server.guides.models import GuideVersion
from server.i18n.words import marked
from server.studies.models import Site, Study


class KnownStudy(Problem):
    status, name = 409, "known_study"
    title = marked("There is a study with this name already; nothing was loaded.")


def load_study(db: Database, folder: Path) -> tuple[Study, GuideVersion]:
    """Raises pack.BadPack with all problems of the folder, or KnownStudy."""
    return study_of(db, pack.read(folder))


def study_of(db: Database, read: pack.Pack) -> tuple[Study, GuideVersion]:
    if db.scalar(select(Study.id).where(Study.code == read.name)):
        raise KnownStudy()
    study = Study(id=identifiers.mint(), code=read.name, source_language=read.source_language)
    study.languages, study.made_up, study.loaded_at = read.languages, read.made_up, clock.now()
    study.sites = [
        Site(id=identifiers.mint(), position=position, **vars(site))
        for position, site in enumerate(read.sites, start=1)
    ]
    db.add(study)
    db.flush()
    audit.record(db, None, "study.loaded", study.id, code=study.code)
    return study, versions.load(read, study, db, by=None)
