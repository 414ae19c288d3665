"""A pack folder as a new study with its first guide version."""

from pathlib import Path

from server.foundation.database import Database
from server.guides import pack, versions
from server.guides.models import GuideVersion
from server.studies import making
from server.studies.making import NewStudy
from server.studies.models import Study


def load_study(db: Database, folder: Path) -> tuple[Study, GuideVersion]:
    """Raises pack.BadPack with all problems of the folder, or studies.making.KnownStudy."""
    return study_of(db, pack.read(folder))


def study_of(db: Database, read: pack.Pack) -> tuple[Study, GuideVersion]:
    study = making.make(
        db, NewStudy(read.name, read.source_language, read.languages, read.made_up, read.sites), by=None
    )
    return study, versions.load(read, study, db, by=None)
