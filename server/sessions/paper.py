"""The paper pack: what a team needs when the power is cut, and how many sites work anyway."""

from dataclasses import dataclass
from typing import Any

from server.guides import localized
from server.i18n.languages import direction
from server.sessions.models import Session


@dataclass(frozen=True)
class PaperPack:
    """Everything in the session's language, with the site's adaptations; numbers 1 to invited plus two walk-ins."""

    language: str
    direction: str
    guide: dict[str, Any]
    questionnaire: dict[str, Any]
    consent: dict[str, Any]
    study: dict[str, Any]
    seats: range


def pack_of(session: Session) -> PaperPack:
    version, language, site = session.guide_version, session.language, session.site.code
    return PaperPack(
        language=language,
        direction=direction(language),
        guide=localized.localized(version, language, site),
        questionnaire=localized.questionnaire(version, language, site),
        consent=localized.consent(version, language, site),
        study=localized.study_texts(version, language),
        seats=range(1, session.invited + 3),
    )
