"""Guide versions. A version never changes after it was loaded: `sync.kit` caches it, and sessions refer to it."""

import json
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, event, func, select
from sqlalchemy.orm import Mapper

from server.foundation import audit, clock, identifiers
from server.foundation.database import Database
from server.guides.models import GuideVersion
from server.guides.pack import Pack
from server.people.models import Person
from server.studies.models import Study


class VersionsNeverChange(Exception):
    """Load the changed pack instead: it becomes the next version."""


def load(pack: Pack, study: Study, db: Database, by: Person | None) -> GuideVersion:
    """The version with this content; `by` is None for a command on the server itself.

    Content that the study has already, in its newest version or an older one, makes no new version.
    """
    db.flush()
    db.refresh(study, with_for_update=True)  # a row lock: two people who load at once get two numbers
    by_id = by.id if by else None
    content, texts = content_of(pack), texts_of(pack)
    digest = digest_of(content, texts, pack.adaptations)
    versions = select(GuideVersion).where(GuideVersion.study_id == study.id)
    known = db.scalar(versions.where(GuideVersion.digest == digest))
    if known:
        return known
    newest = db.scalar(select(func.max(GuideVersion.number)).where(GuideVersion.study_id == study.id)) or 0
    version = GuideVersion(
        id=identifiers.mint(),
        study_id=study.id,
        number=newest + 1,
        loaded_at=clock.now(),
        loaded_by_id=by_id,
        digest=digest,
        content=content,
        texts=texts,
        adaptations=pack.adaptations,
    )
    db.add(version)
    audit.record(db, by_id, "guide.loaded", version.id, number=version.number)
    db.flush()
    return version


def newest(db: Database, study_id: str) -> GuideVersion:
    """Each study has one: it is loaded from a pack together with its guide."""
    found = select(GuideVersion).where(GuideVersion.study_id == study_id).order_by(GuideVersion.number.desc())
    return db.scalars(found.limit(1)).one()


def content_of(pack: Pack) -> dict[str, Any]:
    """Everything but texts and adaptations; what a session needs of its site and study is inside, too."""
    outline = pack.guide.outline()
    facts = {f"site.{site.code}": vars(site) | pack.on_paper[site.code] for site in pack.sites}
    return outline | {
        "source_language": pack.source_language,
        "languages": pack.languages,
        "made_up": pack.made_up,
        "sites": [site | facts[site["id"]] for site in outline["sites"]],
    }


def texts_of(pack: Pack) -> dict[str, dict[str, str]]:
    return {language: {address: word.text for address, word in texts.items()} for language, texts in pack.texts.items()}


def digest_of(*parts: Any) -> str:
    return sha256(json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


@event.listens_for(GuideVersion, "before_update")
def refuse_change(mapper: Mapper[GuideVersion], connection: Connection, version: GuideVersion) -> None:
    raise VersionsNeverChange
