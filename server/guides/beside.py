"""A guide version in one language, its source texts beside it, for one site or for all."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from server.foundation.database import Database
from server.foundation.problems import NotFound
from server.guides import localized
from server.guides.models import GuideVersion
from server.studies.models import Study


@dataclass(frozen=True)
class GuideBeside:
    study: Study
    version: GuideVersion
    language: str
    site: str
    texts: dict[str, Any]
    guide: dict[str, Any]
    source: dict[str, str]
    """address -> source text."""
    adaptations: list[dict[str, Any]]


def guide(db: Database, study: Study, number: int, language: str, site: str) -> GuideBeside:
    """Number 0 is the newest version; an unknown language shows the source. Raises NotFound."""
    versions = select(GuideVersion).where(GuideVersion.study_id == study.id).order_by(GuideVersion.number.desc())
    version = db.scalars(versions.where(GuideVersion.number == number) if number else versions).first()
    if version is None:
        raise NotFound()
    language = language if language in version.texts else study.source_language
    site = site if site in {known.code for known in study.sites} else ""
    return GuideBeside(
        study=study,
        version=version,
        language=language,
        site=site,
        texts=localized.study_texts(version, language),
        guide=localized.localized(version, language, site or None),
        source=version.texts[study.source_language],
        adaptations=[one for one in version.adaptations if site in ("", one["site"])],
    )
