"""Answers that no tablet of ours makes, and the log keeps: they cost nobody else their page."""

import pytest

from server.record.answer_values import choices, readable

ODD = [
    None, 5, "gender.woman", [], {"choice": {}}, {"choices": 3}, {"choices": [[]]}, {"number": "40"},
    {"number": None}, {"yes": 1}, {"missing": []},
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_an_answer_of_no_known_shape_counts_as_unreadable(odd: object) -> None:
    assert readable(odd) == {"missing": "unreadable"}


def test_one_person_may_have_two_roles_and_another() -> None:
    both = {"choices": ["gender.woman", "gender.man", "gender.woman"], "other": "baker"}
    assert choices(readable(both)) == ["gender.woman", "gender.man", "other"]


def test_yes_and_no_are_choices() -> None:
    assert [choices({"yes": said}) for said in (True, False)] == [["yes"], ["no"]]
