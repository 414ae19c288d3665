from typing import Any

import pytest

from server.record.answers import AnswerHead
from server.record.state import State
from server.reports.characteristics import characteristics
from tests.record.builders import some_state

GENDER = {
    "id": "gender",
    "kind": "choice",
    "text": "Gender",
    "options": [{"id": "gender.woman", "text": "Woman"}, {"id": "gender.man", "text": "Man"}],
}
AGE = {"id": "age", "kind": "number", "text": "Age"}
EXPERIENCE = {"id": "peer", "kind": "yes_no", "text": "Peer support"}


def head(value: Any) -> dict[str, Any]:
    return {"id": "a1", "value": value, "person": "musa", "at": "2026-11-22T10:00:00.000Z"}


def state(*people: dict[str, Any], consent: str = "recorded") -> State:
    answers = {str(n): {question: [head(value)] for question, value in given.items()} for n, given in enumerate(people)}
    participants = {one: {"number": int(one) + 1, "consent": consent} for one in answers}
    return some_state(participants=participants, answers=answers)


def of(question: dict[str, Any], *states: State) -> Any:
    return characteristics({"questions": [question]}, states)[0]


def test_answers_are_counted_over_all_sessions() -> None:
    woman, man = {"gender": {"choice": "gender.woman"}}, {"gender": {"choice": "gender.man"}}
    assert of(GENDER, state(woman, man), state(woman)).counts == [("Woman", 2), ("Man", 1)]


def test_prefer_not_to_say_is_an_answer_and_no_gap() -> None:
    gaps = [{"gender": {"missing": gap}} for gap in ("prefer_not_to_say", "left_blank", "unreadable")]
    shown = dict(of(GENDER, state(*gaps, {})).not_stated)
    assert shown == {"prefer not to say": 1, "left blank": 1, "unreadable": 1, "not entered yet": 1}


def test_a_number_has_a_mean_over_those_who_gave_one() -> None:
    spread = of(AGE, state({"age": {"number": 22}}, {"age": {"number": 63}}, {"age": {"missing": "left_blank"}})).spread
    assert (spread.n, spread.mean, spread.median, spread.lowest, spread.highest) == (2, 42.5, 42.5, 22, 63)


def test_one_person_may_have_two_roles_and_another() -> None:
    several = GENDER | {"several": True, "other": True}
    both = {"gender": {"choices": ["gender.woman", "gender.man"], "other": "baker"}}
    assert of(several, state(both)).counts == [("Woman", 1), ("Man", 1), ("other", 1)]


def test_yes_and_no_are_counted() -> None:
    given = [{"peer": {"yes": True}}, {"peer": {"yes": True}}, {"peer": {"yes": False}}]
    assert of(EXPERIENCE, state(*given)).counts == [("yes", 2), ("no", 1)]


@pytest.mark.parametrize("consent", ["waiting", "withdrawn"])
def test_who_has_no_signed_form_is_not_in_the_data(consent: str) -> None:
    shown = of(EXPERIENCE, state({"peer": {"yes": True}}, consent=consent))
    assert shown.counts == []
    assert all(count == 0 for _gap, count in shown.not_stated)


def test_two_answers_count_as_none_until_they_are_settled() -> None:
    double = state({"age": {"number": 30}})
    double.answers["0"]["age"].append(AnswerHead.model_validate(head({"number": 31})))
    shown = of(AGE, double)
    assert shown.spread is None
    assert dict(shown.not_stated) == {"two answers, to be settled": 1}
