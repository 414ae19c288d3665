"""The paper pack: what a team needs when the power is cut, and how many sites work anyway."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from server.guides import localized
from server.i18n import formats
from server.i18n.languages import direction
from server.sessions.models import Session

WALK_INS = 2
"""Spare numbers, for people who come without being invited."""


@dataclass(frozen=True)
class Planned:
    """A section of the guide with the time at which the plan has it."""

    section: dict[str, Any]
    begins_at: datetime


@dataclass(frozen=True)
class PaperPack:
    """Everything in the session's language, with the site's adaptations."""

    language: str
    direction: str
    plan: list[Planned]
    ends_at: datetime
    guide: dict[str, Any]
    questionnaire: dict[str, Any]
    consent: dict[str, Any]
    study: dict[str, Any]
    site: dict[str, Any]
    """Its texts, and what `grammar.ON_PAPER` knows of it."""
    numbers: range
    day: str
    """With the weekday, as people write it there"""
    time_zone: str

    def time(self, moment: datetime) -> str:
        return f"{formats.local(moment, self.time_zone):%H:%M}"

    @property
    def size(self) -> str:
        return str(self.site.get("paper", "A4"))


def pack_of(session: Session) -> PaperPack:
    version, language, site = session.guide_version, session.language, session.site.code
    guide, study = localized.localized(version, language, site), localized.study_texts(version, language)
    plan, ends_at = planned(guide["sections"], session.starts_at)
    return PaperPack(
        language=language,
        direction=direction(language),
        plan=plan,
        ends_at=ends_at,
        guide=guide,
        questionnaire=localized.questionnaire(version, language, site),
        consent=localized.consent(version, language, site),
        study=study,
        site=study["sites"][site],
        numbers=numbers(session),
        day=formats.long_day(session.starts_at, session.site.time_zone, language),
        time_zone=session.site.time_zone,
    )


def numbers(session: Session) -> range:
    return range(1, session.invited + WALK_INS + 1)


def planned(sections: list[dict[str, Any]], starts_at: datetime) -> tuple[list[Planned], datetime]:
    """Each section when those before it have taken their minutes, and when the last has."""
    plan, at = [], starts_at
    for section in sections:
        plan.append(Planned(section, at))
        at += timedelta(minutes=section["minutes"])
    return plan, at
