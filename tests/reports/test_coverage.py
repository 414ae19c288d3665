import json
from pathlib import Path

import pytest

from server.reports.coverage import KeyFacts, SubFacts, outcome_words

FIXTURES = Path(__file__).parents[1] / "fixtures"
EARLY, LATE = "2026-11-22T10:00:00.000Z", "2026-11-22T10:05:00.000Z"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (SubFacts(), "not reached"),
        (SubFacts(came_up_at=EARLY), "came up"),
        (SubFacts(asked_at=EARLY), "asked"),
        (SubFacts(came_up_at=EARLY, asked_at=LATE), "came up, then asked"),
        (SubFacts(came_up_at=LATE, asked_at=EARLY), "asked, then came up"),
        (SubFacts(left_out_at=EARLY, reason="time"), "left out: time"),
        (SubFacts(left_out_at=EARLY), "left out"),
        (SubFacts(came_up_at=EARLY, left_out_at=LATE, reason="time"), "came up; the rest left out"),
        (SubFacts(came_up_at=EARLY, asked_at=LATE, left_out_at=LATE), "came up, then asked; the rest left out"),
    ],
)
def test_a_sub_question_is_said_in_words(known: SubFacts, words: str) -> None:
    assert outcome_words()[known.outcome] == words


@pytest.mark.parametrize("known", json.loads((FIXTURES / "outcomes.json").read_text("utf-8")), ids=str)
def test_room_and_comparison_say_the_same_of_a_sub_question(known: dict[str, str]) -> None:
    facts = SubFacts(known.get("came_up"), known.get("asked"), known.get("left_out"))
    assert facts.outcome == known["outcome"]
    assert facts.outcome in outcome_words()


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (KeyFacts(asked_at=EARLY, mark="enough"), "enough"),
        (KeyFacts(asked_at=EARLY, mark="some"), "some"),
        (KeyFacts(asked_at=EARLY), "asked"),
        (KeyFacts(), "not reached"),
        (KeyFacts(moved_at=EARLY), "the talk came there by itself"),
        (KeyFacts(asked_at=LATE, moved_at=EARLY), "asked"),
        (KeyFacts(asked_at=EARLY, mark="left_out", reason="does_not_fit"), "asked; the rest left out"),
        (KeyFacts(mark="left_out", reason="does_not_fit"), "left out: does not fit here"),
        (KeyFacts(mark="left_out", reason="a reason of their own"), "left out"),
    ],
)
def test_a_key_question_is_said_in_words(known: KeyFacts, words: str) -> None:
    assert outcome_words()[known.outcome] == words
