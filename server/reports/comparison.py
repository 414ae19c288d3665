"""All sites on one page: who came, how long, how the guide worked, what both wrote afterwards, what is missing.

It reads the tables of the record (`record_tables.models`) by SQL, a number of statements that does not depend on
how many sessions there are.
"""

from dataclasses import dataclass
from typing import Any

from server.foundation.database import Database
from server.guides import localized, versions
from server.guides.models import GuideVersion
from server.i18n import words
from server.reports import begun, characteristics, columns
from server.reports.characteristics import Characteristic
from server.reports.columns import Column
from server.reports.coverage import AskedQuestion, Cell
from server.studies.headings import HEADINGS
from server.studies.models import Study


@dataclass(frozen=True)
class Comparison:
    study: Study
    titles: dict[str, Any]
    site_titles: dict[str, str]
    version: GuideVersion
    columns: list[Column]
    topics: list[dict[str, Any]]
    questions: list[tuple[AskedQuestion, tuple[Cell, ...]]]
    """Each with the cells of all columns."""
    characteristics: list[Characteristic]
    participants: int
    headings: dict[str, str]


def compare(db: Database, study: Study) -> Comparison:
    """Sessions that have begun, in the order of the sites; `db` has their record up to date."""
    version = versions.newest(db, study.id)
    guide = localized.localized(version, words.language.get(), None)
    questionnaire = localized.questionnaire(version, words.language.get())["questions"]
    topics = [section for section in guide["sections"] if section["kind"] == "topic"]
    facts = columns.facts(db, study, topics, questionnaire)
    sessions = [columns.column(session, facts) for session in begun.begun_sessions(db, study)]
    cells = zip(*(column.cells for column in sessions), strict=True)
    participants = sum(facts.took_part.values())
    titles = localized.titles(version)
    return Comparison(
        study=study,
        titles=titles,
        site_titles={code: site["title"] for code, site in titles["sites"].items()},
        version=version,
        columns=sessions,
        topics=topics,
        questions=list(zip(facts.coverage.questions, cells, strict=False)),
        characteristics=characteristics.characteristics(db, study, participants, questionnaire),
        participants=participants,
        headings=HEADINGS,
    )
