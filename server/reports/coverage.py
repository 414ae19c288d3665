"""How the guide worked in a room, question by question, in words: never a score and never a colour."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import SQLColumnExpression, func, select

from server.foundation.database import Database
from server.i18n.words import _, gettext
from server.record.change_words import SUMMARY
from server.record_tables.models import (
    AddedQuestionRecord,
    KeyQuestionRecord,
    SessionRecord,
    SubQuestionRecord,
)
from server.reports.begun import of_study
from server.studies.models import Study


class Cell(NamedTuple):
    """What one room made of a question. `quiet` cells are set back on the page: nothing was heard there."""

    words: str
    quiet: bool = False
    local: bool = False
    questions: int = 1
    """How many it stands for, from this one downwards; 0 where one above stands for this one too."""


class AskedQuestion(NamedTuple):
    id: str
    text: str
    language: str | None
    is_key: bool
    outcomes: dict[str, str]
    """session -> outcome"""
    only_in: str | None = None
    """The session in whose room it was added: in the other rooms nobody could ask it."""


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
            if self.came_up_at == self.asked_at:  # entered from paper without times
                return "came_up_and_asked"
            return "came_up_then_asked" if self.came_up_at < self.asked_at else "asked_then_came_up"
        return "came_up" if self.came_up_at else "asked" if self.asked_at else None


REST = "_rest_left_out"
"""Left out never hides what happened before."""


def left_out(reason: str | None) -> str:
    return f"left_out_{reason}" if reason in REASONS else "left_out"


REASONS = ("covered", "time", "does_not_fit", "too_sensitive")
Outcomes = dict[str, dict[str, str]]
"""question -> session -> outcome"""


def outcome_words() -> dict[str, str]:
    happened = {
        "asked": _("asked"),
        "moved": _("the talk came there by itself"),
        "came_up": _("came up"),
        "came_up_then_asked": _("came up, then asked"),
        "came_up_and_asked": _("came up and asked"),
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


class Coverage:
    """What all rooms of a study made of its questions."""

    def __init__(self, db: Database, study: Study, topics: Iterable[dict[str, Any]]) -> None:
        self.cells = cells_by_outcome()
        self.of_guide = list(questions(db, study, topics))
        self.summaries = summaries(db, study)
        self.no_answer = Cell(_("no answer"), quiet=True)
        self.questions = [*self.of_guide, AskedQuestion("summary", _("Summary at the end"), None, True, {})]

    def of(self, session_id: str, local: frozenset[str]) -> list[Cell]:
        """A cell for each question; `local` are the addresses of texts that the site says in its own words."""
        found = [
            self.cells[outcomes.get(session_id, "not_reached"), f"{question}.text" in local]
            if only_in is None or only_in == session_id
            else ELSEWHERE
            for question, _text, _language, _is_key, outcomes, only_in in self.of_guide
        ]
        answer = self.summaries.get(session_id)
        return [*found, Cell(gettext(SUMMARY[answer])) if answer else self.no_answer]

    def none(self, words: str) -> list[Cell]:
        """The same words for each question."""
        return [Cell(words, quiet=True)] * len(self.questions)

    def one_for_all(self, words: str) -> list[Cell]:
        first, rest = len(self.questions), len(self.questions) - 1
        return [Cell(words, quiet=True, questions=first), *[Cell(words, quiet=True, questions=0)] * rest]


ELSEWHERE = Cell("", quiet=True)


def questions(db: Database, study: Study, topics: Iterable[dict[str, Any]]) -> Iterator[AskedQuestion]:
    """Each topic's key question with its sub questions and what was added there in a room."""
    keys = outcomes(db, study, KeyQuestionRecord, KeyFacts)
    came_up_first = SubQuestionRecord.came_up_at <= SubQuestionRecord.asked_at
    subs = outcomes(db, study, SubQuestionRecord, SubFacts, came_up_first)
    added = added_questions(db, study, subs)
    for topic in topics:
        for one in [topic["key_question"], *topic["sub_questions"]]:
            is_key = one is topic["key_question"]
            known = (keys if is_key else subs).get(one["id"], {})
            yield AskedQuestion(one["id"], one["text"], one.get("language"), is_key, known)
        yield from added[topic["id"]]


def added_questions(db: Database, study: Study, subs: Outcomes) -> dict[str, list[AskedQuestion]]:
    """By section, in the order in which they were added."""
    found: dict[str, list[AskedQuestion]] = defaultdict(list)
    table = AddedQuestionRecord
    said = select(table.section, table.question, table.text, table.session_id).where(of_study(table, study))
    for section, question, text, session_id in db.execute(said.order_by(table.at, table.question)):
        words = _("added here: {question}").format(question=text)
        found[section].append(AskedQuestion(question, words, None, False, subs.get(question, {}), session_id))
    return found


def summaries(db: Database, study: Study) -> dict[str, str]:
    """session -> whether the participants confirmed what had been understood: their own check of it."""
    said = select(SessionRecord.session_id, SessionRecord.summary).where(of_study(SessionRecord, study))
    return {session_id: answer for session_id, answer in db.execute(said) if answer}


def outcomes(
    db: Database,
    study: Study,
    table: type[KeyQuestionRecord] | type[SubQuestionRecord],
    facts: type[KeyFacts] | type[SubFacts],
    *order: SQLColumnExpression[bool],
) -> Outcomes:
    """One row for all sessions in which the same became of a question, with the earliest times of them all.

    An outcome depends on which times there are, and on `order`, in which two of them are: both the same in a row.
    """
    columns: dict[str, Any] = {name: getattr(table, name) for name in facts._fields}
    times = [name for name in columns if name.endswith("_at")]
    known = [func.min(column) if name in times else column for name, column in columns.items()]
    same = [column.is_not(None) if name in times else column for name, column in columns.items()]
    found: Outcomes = defaultdict(dict)
    asked = select(table.question, func.aggregate_strings(table.session_id, ","), *known)
    for question, sessions, *one in db.execute(
        asked.where(of_study(table, study)).group_by(table.question, *same, *order)
    ):
        found[question] |= dict.fromkeys(sessions.split(","), facts(*one).outcome)
    return found


def cells_by_outcome() -> dict[tuple[str, bool], Cell]:
    """By outcome, and whether the site says the question in its own words."""
    return {
        (outcome, local): Cell(words, quiet=outcome.startswith(("left_out", "not_reached")), local=local)
        for outcome, words in outcome_words().items()
        for local in (False, True)
    }
