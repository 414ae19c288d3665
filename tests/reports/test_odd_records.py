"""Records that no tablet of ours makes, and the log keeps: they cost nobody else their page."""

from datetime import UTC, datetime

import pytest

from server.reports import minutes
from server.reports.characteristics import answers_of_consenting


@pytest.mark.parametrize(
    "odd",
    [
        None,
        5,
        "gender.woman",
        [],
        {"choice": {}},
        {"choices": 3},
        {"choices": [[]]},
        {"number": "40"},
        {"number": None},
        {"yes": 1},
        {"missing": []},
    ],
)
def test_an_answer_of_no_known_shape_counts_as_unreadable(odd: object) -> None:
    state = {"participants": {"p": {"consent": "recorded"}}, "answers": {"p": {"age": [{"value": odd}]}}}
    assert answers_of_consenting(state) == [{"age": {"missing": "unreadable"}}]


def test_a_talk_in_which_nobody_marked_a_question_gives_no_section_minutes() -> None:
    talk = ["2026-11-22T10:00:00.000Z", "2026-11-22T11:00:00.000Z"]
    assert minutes.by_section({"stretches": [talk], "nows": []}, {}, datetime(2026, 11, 22, 12, tzinfo=UTC)) == {}
