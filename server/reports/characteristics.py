"""The participants in total. Small groups identify people, so nothing here is shown per site."""

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import Any

from sqlalchemy import Select, case, func, select

from server.foundation.database import Database
from server.i18n.words import _
from server.record_tables.models import AnswerRecord, ChoiceRecord
from server.reports.columns import of_study
from server.studies.models import Study


@dataclass(frozen=True)
class Spread:
    """A number's distribution over those who gave one."""

    n: int
    mean: float
    median: float
    lowest: float
    highest: float


@dataclass(frozen=True)
class Characteristic:
    """One question of the questionnaire: counts by answer (one person may give several), or a spread."""

    text: str
    language: str | None
    counts: list[tuple[str, int]]
    spread: Spread | None
    not_stated: list[tuple[str, int]]


Counts = dict[str, dict[Any, int]]
"""question -> what was answered -> by how many participants"""


@dataclass(frozen=True)
class Given:
    """All answers of a study's participants, counted."""

    participants: int
    choices: Counts
    numbers: Counts
    gaps: Counts


def characteristics(
    db: Database, study: Study, participants: int, questions: list[dict[str, Any]]
) -> list[Characteristic]:
    """Over all participants of the record, of whom there are `participants`."""
    given = Given(participants, choices(db, study), numbers(db, study), gaps(db, study))
    return [characteristic(question, given) for question in questions]


def choices(db: Database, study: Study) -> Counts:
    found = select(ChoiceRecord.question, ChoiceRecord.choice, func.count()).where(of_study(ChoiceRecord, study))
    return counted(db, found.group_by(ChoiceRecord.question, ChoiceRecord.choice))


def numbers(db: Database, study: Study) -> Counts:
    found = select(AnswerRecord.question, AnswerRecord.number, func.count()).where(of_study(AnswerRecord, study))
    found = found.where(AnswerRecord.settled, AnswerRecord.number.is_not(None))
    return counted(db, found.group_by(AnswerRecord.question, AnswerRecord.number))


def gaps(db: Database, study: Study) -> Counts:
    """Why there is no value; None counts those who gave one. Two answers are none until they are settled."""
    gap = case((AnswerRecord.settled, AnswerRecord.missing), else_="two_answers").label("gap")
    found = select(AnswerRecord.question, gap, func.count()).where(of_study(AnswerRecord, study))
    return counted(db, found.where(AnswerRecord.position == 0).group_by(AnswerRecord.question, gap))


def counted(db: Database, found: Select[str, Any, int]) -> Counts:
    counts: Counts = defaultdict(dict)
    for question, answer, n in db.execute(found):
        counts[question][answer] = n
    return counts


def characteristic(question: dict[str, Any], given: Given) -> Characteristic:
    chosen = given.choices.get(question["id"], {})
    gaps = given.gaps.get(question["id"], {})
    gaps = gaps | {"no_questionnaire": given.participants - sum(gaps.values())}
    return Characteristic(
        text=question["text"],
        language=question.get("language"),
        counts=[(words, chosen[answer]) for answer, words in answers_offered(question) if answer in chosen],
        spread=spread(given.numbers.get(question["id"], {})),
        not_stated=[(words, gaps[gap]) for gap, words in gap_words().items() if gaps.get(gap)],
    )


def answers_offered(question: dict[str, Any]) -> list[tuple[str, str]]:
    if question["kind"] == "yes_no":
        return [("yes", _("yes")), ("no", _("no"))]
    return [(option["id"], option["text"]) for option in question.get("options", [])] + [("other", _("other"))]


def gap_words() -> dict[str, str]:
    return {
        "prefer_not_to_say": _("prefer not to say"),
        "left_blank": _("left blank"),
        "unreadable": _("unreadable"),
        "two_answers": _("two answers, to be settled"),
        "no_questionnaire": _("not entered yet"),
    }


def spread(numbers: dict[float, int]) -> Spread | None:
    """`numbers`: each number with how many gave it."""
    if not numbers:
        return None
    n = sum(numbers.values())
    mean = sum(number * times for number, times in numbers.items()) / n
    return Spread(n, mean, median(each(numbers)), min(numbers), max(numbers))


def each(numbers: dict[float, int]) -> list[float]:
    return [number for number, times in numbers.items() for _time in range(times)]
