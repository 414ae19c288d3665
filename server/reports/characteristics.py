"""Characteristics of all participants together. Per site they would identify people in small groups."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

from server.i18n.words import _
from server.record.state import State

TWO_ANSWERS = {"missing": "two_answers"}
UNREADABLE = {"missing": "unreadable"}
SHAPES: dict[str, Any] = {"number": int | float, "choice": str, "choices": list, "yes": bool, "missing": str}


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


def characteristics(questionnaire: dict[str, Any], states: Iterable[State]) -> list[Characteristic]:
    """Over all participants whose consent is on record; `states` are the folds of the sessions."""
    people = [answers for state in states for answers in answers_of_consenting(state)]
    return [characteristic(question, people) for question in questionnaire["questions"]]


def answers_of_consenting(state: State) -> list[dict[str, Any]]:
    """question -> value for each participant of the data; two heads are not an answer until they are settled."""
    consenting = [one for one, known in state.participants.items() if known.consent == "recorded"]
    return [
        {question: readable(heads[0].value) if len(heads) == 1 else TWO_ANSWERS for question, heads in given.items()}
        for given in (state.answers.get(one, {}) for one in consenting)
    ]


def readable(value: Any) -> dict[str, Any]:
    """The answer, or UNREADABLE when its shape is unknown: the log keeps any value, and the page must still show."""
    if not isinstance(value, dict):
        return UNREADABLE
    fits = all(isinstance(value[name], shape) for name, shape in SHAPES.items() if name in value)
    return value if fits and all(isinstance(choice, str) for choice in value.get("choices", [])) else UNREADABLE


def characteristic(question: dict[str, Any], people: list[dict[str, Any]]) -> Characteristic:
    given = [answers.get(question["id"], {"missing": "no_questionnaire"}) for answers in people]
    numbers = [value["number"] for value in given if "number" in value]
    chosen = Counter(choice for value in given for choice in choices(value))
    gaps = Counter(value["missing"] for value in given if "missing" in value)
    return Characteristic(
        text=question["text"],
        language=question.get("language"),
        counts=[(words, chosen[answer]) for answer, words in answers_offered(question) if chosen[answer]],
        spread=spread(numbers),
        not_stated=[(words, gaps[gap]) for gap, words in gap_words().items() if gaps[gap]],
    )


def choices(value: dict[str, Any]) -> list[str]:
    if "yes" in value:
        return ["yes" if value["yes"] else "no"]
    other = ["other"] if "other" in value or "text" in value else []
    return [*([value["choice"]] if "choice" in value else []), *value.get("choices", []), *other]


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


def spread(numbers: list[float]) -> Spread | None:
    if not numbers:
        return None
    return Spread(len(numbers), mean(numbers), median(numbers), min(numbers), max(numbers))
