"""How the guide worked in a room, question by question, in words: never a score and never a colour."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select

from server.foundation.database import Database
from server.i18n.words import _
from server.record_tables.models import KeyQuestionRecord, OfSession, SubQuestionRecord
from server.reports.columns import Column, of_study
from server.studies.models import Study


@dataclass(frozen=True)
class Cell:
    """What one room made of one question. `quiet` cells are set back on the page: nothing was heard there."""

    words: str
    quiet: bool = False
    local: bool = False


@dataclass(frozen=True)
class QuestionRow:
    id: str
    text: str
    language: str | None
    is_key: bool
    cells: list[Cell | None]
    """One for each column; None where the record is not open."""


class KeyFacts(NamedTuple):
    asked_at: str | None = None
    mark: str | None = None
    reason: str | None = None

    @property
    def outcome(self) -> str:
        if self.mark == "left_out":
            return left_out(self.reason)
        return self.mark or ("asked" if self.asked_at else "not_reached")


class SubFacts(NamedTuple):
    came_up_at: str | None = None
    asked_at: str | None = None
    left_out_at: str | None = None
    reason: str | None = None

    @property
    def outcome(self) -> str:
        if self.left_out_at:
            return left_out(self.reason)
        if self.came_up_at and self.asked_at:
            return "came_up_then_asked" if self.came_up_at <= self.asked_at else "asked_then_came_up"
        if self.came_up_at or self.asked_at:
            return "came_up" if self.came_up_at else "asked"
        return "not_reached"


def left_out(reason: str | None) -> str:
    return f"left_out_{reason}" if reason in REASONS else "left_out"


REASONS = ("covered", "time", "does_not_fit", "too_sensitive")
Outcomes = dict[str, dict[str, str]]
"""question -> session -> outcome"""


def outcome_words() -> dict[str, str]:
    return {
        "enough": _("enough"),
        "some": _("some"),
        "asked": _("asked"),
        "came_up": _("came up"),
        "came_up_then_asked": _("came up, then asked"),
        "asked_then_came_up": _("asked, then came up"),
        "left_out_covered": _("left out: covered already"),
        "left_out_time": _("left out: time"),
        "left_out_does_not_fit": _("left out: does not fit here"),
        "left_out_too_sensitive": _("left out: too sensitive"),
        "left_out": _("left out"),
        "not_reached": _("not reached"),
    }


def questions(db: Database, study: Study, topics: list[dict[str, Any]], columns: list[Column]) -> list[QuestionRow]:
    """Each topic's key question with its sub questions."""
    keys = outcomes(db, study, KeyQuestionRecord, KeyFacts)
    subs = outcomes(db, study, SubQuestionRecord, SubFacts)
    cells = cells_by_outcome()
    return [
        QuestionRow(
            id=one["id"],
            text=one["text"],
            language=one.get("language"),
            is_key=one is topic["key_question"],
            cells=row(one["id"], keys if one is topic["key_question"] else subs, columns, cells),
        )
        for topic in topics
        for one in [topic["key_question"], *topic["sub_questions"]]
    ]


def outcomes(db: Database, study: Study, table: type[OfSession], facts: type[KeyFacts] | type[SubFacts]) -> Outcomes:
    found: Outcomes = defaultdict(dict)
    columns = [table.__table__.c[name] for name in ("question", "session_id", *facts._fields)]
    for question, session_id, *known in db.execute(select(*columns).where(of_study(table, study))):
        found[question][session_id] = facts(*known).outcome
    return found


def cells_by_outcome() -> dict[tuple[str, bool], Cell]:
    """Made once: a thousand sessions have ten thousands of cells."""
    return {
        (outcome, local): Cell(words, quiet=outcome.startswith(("left_out", "not_reached")), local=local)
        for outcome, words in outcome_words().items()
        for local in (False, True)
    }


def row(
    question: str, known: Outcomes, columns: list[Column], cells: dict[tuple[str, bool], Cell]
) -> list[Cell | None]:
    of_question, address = known.get(question, {}), f"{question}.text"
    return [
        cells[of_question.get(column.id, "not_reached"), address in column.local] if column.is_open else None
        for column in columns
    ]
