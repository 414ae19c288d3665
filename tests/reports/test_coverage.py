from typing import Any

import pytest

from server.reports import coverage
from tests.record.builders import some_state

EARLY, LATE = "2026-11-22T10:00:00.000Z", "2026-11-22T10:05:00.000Z"


def sub(**known: Any) -> str:
    state = some_state(subs={"s": {"came_up": None, "asked": None, "left_out": None} | known})
    return coverage.sub_cell("s", state, local=False).words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({}, "not reached"),
        ({"came_up": EARLY}, "came up"),
        ({"asked": EARLY}, "asked"),
        ({"came_up": EARLY, "asked": LATE}, "came up, then asked"),
        ({"came_up": LATE, "asked": EARLY}, "asked, then came up"),
        ({"left_out": {"at": EARLY, "reason": "time"}}, "left out: time"),
        ({"left_out": {"at": EARLY}}, "left out"),
    ],
)
def test_a_sub_question_is_said_in_words(known: dict[str, Any], words: str) -> None:
    assert sub(**known) == words


def test_a_sub_question_nobody_touched_is_not_reached() -> None:
    assert coverage.sub_cell("s", some_state(), local=False).words == "not reached"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"asked": EARLY, "mark": "enough"}, "enough"),
        ({"asked": EARLY, "mark": "some"}, "some"),
        ({"asked": EARLY, "mark": None}, "asked"),
        ({"asked": None, "mark": None}, "not reached"),
        ({"asked": EARLY, "mark": "left_out", "reason": "does_not_fit"}, "left out: does not fit here"),
        ({"asked": None, "mark": "left_out", "reason": "a reason of their own"}, "left out"),
    ],
)
def test_a_key_question_is_said_in_words(known: dict[str, Any], words: str) -> None:
    assert coverage.key_cell("k", some_state(questions={"k": known}), local=False).words == words
