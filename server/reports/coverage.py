"""How the guide worked in a room, question by question, in words: never a score and never a colour."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select

from server.foundation.database import Database
from server.i18n.words import _, gettext
from server.record.change_words import SUMMARY
from server.record_tables.models import (
    AddedQuestionRecord,
    KeyQuestionRecord,
    OfSession,
    SessionRecord,
    SubQuestionRecord,
)
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
    moved_at: str | None = None
    mark: str | None = None
    reason: str | None = None

    @property
    def outcome(self) -> str:
        """What was asked stays asked, whatever was marked afterwards."""
        happened = "asked" if self.asked_at else "moved" if self.moved_at else None
        if self.mark == "left_out":
            return f"{happened}{REST}" if happened else left_out(self.reason)
        return self.mark or happened or "not_reached"


class SubFacts(NamedTuple):
    came_up_at: str | None = None
    asked_at: str | None = None
    left_out_at: str | None = None
    reason: str | None = None

    @property
    def outcome(self) -> str:
        """`browser/guide/outcome.ts` says the same in the room; tests/fixtures/outcomes.json holds both to it."""
        if not self.happened:
            return left_out(self.reason) if self.left_out_at else "not_reached"
        return f"{self.happened}{REST}" if self.left_out_at else self.happened

    @property
    def happened(self) -> str | None:
        if self.came_up_at and self.asked_at:
            return "came_up_then_asked" if self.came_up_at <= self.asked_at else "asked_then_came_up"
        return "came_up" if self.came_up_at else "asked" if self.asked_at else None


REST = "_rest_left_out"
"""Left out never hides what happened before."""


def left_out(reason: str | None) -> str:
    return f"left_out_{reason}" if reason in REASONS else "left_out"


REASONS = ("covered", "time", "does_not_fit", "too_sensitive")
Outcomes = dict[str, dict[str, str]]
"""question -> session -> outcome"""
Cells = dict[tuple[str, bool], Cell]
"""By outcome, and whether the site says the question in its own words."""


def outcome_words() -> dict[str, str]:
    happened = {
        "asked": _("asked"),
        "moved": _("the talk came there by itself"),
        "came_up": _("came up"),
        "came_up_then_asked": _("came up, then asked"),
        "asked_then_came_up": _("asked, then came up"),
    }
    rest = _("{facts}; the rest left out")
    return {
        **happened,
        **{f"{outcome}{REST}": rest.format(facts=words) for outcome, words in happened.items()},
        "enough": _("enough"),
        "some": _("some"),
        "left_out_covered": _("left out: covered already"),
        "left_out_time": _("left out: time"),
        "left_out_does_not_fit": _("left out: does not fit here"),
        "left_out_too_sensitive": _("left out: too sensitive"),
        "left_out": _("left out"),
        "not_reached": _("not reached"),
    }


def questions(db: Database, study: Study, topics: list[dict[str, Any]], columns: list[Column]) -> list[QuestionRow]:
    """Each topic's key question with its sub questions and what was added there in a room; the summary at the end."""
    keys = outcomes(db, study, KeyQuestionRecord, KeyFacts)
    subs = outcomes(db, study, SubQuestionRecord, SubFacts)
    added = added_questions(db, study)
    cells = cells_by_outcome()
    found: list[QuestionRow] = []
    for topic in topics:
        for one in [topic["key_question"], *topic["sub_questions"]]:
            is_key = one is topic["key_question"]
            of_guide = row(one["id"], keys if is_key else subs, columns, cells)
            found.append(QuestionRow(one["id"], one["text"], one.get("language"), is_key, of_guide))
        found += [added_row(one, subs, columns, cells) for one in added[topic["id"]]]
    return [*found, summary_row(db, study, columns)]


class AddedInRoom(NamedTuple):
    id: str
    text: str
    session_id: str


def added_questions(db: Database, study: Study) -> dict[str, list[AddedInRoom]]:
    """By section, in the order in which they were added."""
    found: dict[str, list[AddedInRoom]] = defaultdict(list)
    table = AddedQuestionRecord
    said = select(table.section, table.question, table.text, table.session_id).where(of_study(table, study))
    for section, *one in db.execute(said.order_by(table.at, table.question)):
        found[section].append(AddedInRoom(*one))
    return found


def added_row(one: AddedInRoom, subs: Outcomes, columns: list[Column], cells: Cells) -> QuestionRow:
    """In the other rooms nobody could ask it."""
    text = _("added here: {question}").format(question=one.text)
    known = row(one.id, subs, columns, cells)
    elsewhere = Cell("", quiet=True)
    here = [
        cell and (cell if column.id == one.session_id else elsewhere)
        for column, cell in zip(columns, known, strict=True)
    ]
    return QuestionRow(one.id, text, None, False, here)


def summary_row(db: Database, study: Study, columns: list[Column]) -> QuestionRow:
    """Whether the participants confirmed what had been understood: their own check of it."""
    said = select(SessionRecord.session_id, SessionRecord.summary).where(of_study(SessionRecord, study))
    answers = {row.session_id: row.summary for row in db.execute(said)}
    cells = [
        Cell(gettext(SUMMARY[answer])) if (answer := answers.get(column.id)) else Cell(_("no answer"), quiet=True)
        for column in columns
    ]
    shown = [cell if column.is_open else None for column, cell in zip(columns, cells, strict=True)]
    return QuestionRow("summary", _("Summary at the end"), None, True, shown)


def outcomes(db: Database, study: Study, table: type[OfSession], facts: type[KeyFacts] | type[SubFacts]) -> Outcomes:
    found: Outcomes = defaultdict(dict)
    columns = [table.__table__.c[name] for name in ("question", "session_id", *facts._fields)]
    for question, session_id, *known in db.execute(select(*columns).where(of_study(table, study))):
        found[question][session_id] = facts(*known).outcome
    return found


def cells_by_outcome() -> Cells:
    """Made once: a thousand sessions have ten thousands of cells."""
    return {
        (outcome, local): Cell(words, quiet=outcome.startswith(("left_out", "not_reached")), local=local)
        for outcome, words in outcome_words().items()
        for local in (False, True)
    }


def row(question: str, known: Outcomes, columns: list[Column], cells: Cells) -> list[Cell | None]:
    of_question, address = known.get(question, {}), f"{question}.text"
    return [
        cells[of_question.get(column.id, "not_reached"), address in column.local] if column.is_open else None
        for column in columns
    ]
