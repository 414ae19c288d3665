"""The participants in total. Small groups identify people, so nothing here is shown per site."""

import json
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import Any

from sqlalchemy import Select, func, select

from server.foundation.database import Database
from server.i18n.words import _
from server.record import answer_values
from server.record_tables.models import AnswerRecord
from server.reports.begun import of_study
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


class Given:
    """All answers of a study's participants, counted."""

    def __init__(self, db: Database, study: Study) -> None:
        self.choices: Counts = defaultdict(lambda: defaultdict(int))
        self.numbers: Counts = defaultdict(lambda: defaultdict(int))
        self.gaps: Counts = defaultdict(lambda: defaultdict(int))
        """Why there is no value; None counts those who gave one. Two answers are none until they are settled."""
        for question, is_settled, value, n in db.execute(answers(study)):
            if is_settled:
                self.count(question, answer_values.readable(json.loads(value)), n)
            else:
                self.gaps[question]["two_answers"] += n

    def count(self, question: str, said: dict[str, Any], n: int) -> None:
        self.gaps[question][said.get("missing")] += n
        if said.get("number") is not None:
            self.numbers[question][float(said["number"])] += n
        for choice in answer_values.choices(said):
            self.choices[question][choice] += n


def answers(study: Study) -> Select[str, bool, str, int]:
    """One row for all who answered the same: a question's thousands of answers are a few different ones."""
    answered = (AnswerRecord.question, AnswerRecord.settled, AnswerRecord.value)
    found = select(*answered, func.count()).where(of_study(AnswerRecord, study), AnswerRecord.position == 0)
    return found.group_by(*answered)


def characteristics(
    db: Database, study: Study, participants: int, questions: list[dict[str, Any]]
) -> list[Characteristic]:
    """Over all participants of the record, of whom there are `participants`."""
    given = Given(db, study)
    return [characteristic(question, participants, given) for question in questions]


def characteristic(question: dict[str, Any], participants: int, given: Given) -> Characteristic:
    chosen = given.choices.get(question["id"], {})
    gaps = given.gaps.get(question["id"], {})
    gaps = gaps | {"no_questionnaire": participants - sum(gaps.values())}
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
