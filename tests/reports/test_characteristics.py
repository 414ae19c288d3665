from typing import Any

from server.foundation import identifiers
from server.foundation.database import Store
from server.reports.characteristics import Characteristic, characteristics
from tests.cast import Cast
from tests.record.writing import Write, sign
from tests.record_tables.tables import bring_up_to_date

GENDER = {
    "id": "gender",
    "kind": "choice",
    "text": "Gender",
    "options": [{"id": "gender.woman", "text": "Woman"}, {"id": "gender.man", "text": "Man"}],
}
AGE = {"id": "age", "kind": "number", "text": "Age"}
PEER = {"id": "peer", "kind": "yes_no", "text": "Peer support"}


class Study:
    """One session with its participants' answers, its record open."""

    def __init__(self, store: Store, cast: Cast, write: Write) -> None:
        self.store, self.cast, self.write = store, cast, write
        sign(cast, write)

    def participant(self, *answers: tuple[str, Any], consent: bool = True) -> None:
        one = identifiers.mint()
        self.write(self.cast.amina, "participant.added", one, number=1)
        if consent:
            self.write(self.cast.amina, "consent.recorded", one, [], form_version=1, given_on="2026-11-22")
        for question, value in answers:
            self.write(self.cast.amina, "answer.given", one, [], question=question, value=value)

    def of(self, question: dict[str, Any]) -> Characteristic:
        participants = len(bring_up_to_date(self.store)["record_participant"])
        with self.store.read() as db:
            return characteristics(db, self.cast.study, participants, [question])[0]


def test_answers_are_counted(store: Store, cast: Cast, write: Write) -> None:
    study = Study(store, cast, write)
    for said in ("gender.woman", "gender.man", "gender.woman"):
        study.participant(("gender", {"choice": said}))
    study.participant(("gender", {"choices": ["gender.man"], "other": "baker"}))
    assert study.of(GENDER).counts == [("Woman", 2), ("Man", 2), ("other", 1)]


def test_prefer_not_to_say_is_an_answer_and_no_gap(store: Store, cast: Cast, write: Write) -> None:
    study = Study(store, cast, write)
    for gap in ("prefer_not_to_say", "left_blank", "unreadable"):
        study.participant(("gender", {"missing": gap}))
    study.participant()
    shown = dict(study.of(GENDER).not_stated)
    assert shown == {"prefer not to say": 1, "left blank": 1, "unreadable": 1, "not entered yet": 1}


def test_a_number_has_a_spread_over_those_who_gave_one(store: Store, cast: Cast, write: Write) -> None:
    study = Study(store, cast, write)
    for value in ({"number": 22}, {"number": 63}, {"number": 22.5}, {"missing": "left_blank"}):
        study.participant(("age", value))
    spread = study.of(AGE).spread
    assert spread
    assert (spread.n, round(spread.mean, 2), spread.median, spread.lowest, spread.highest) == (3, 35.83, 22.5, 22, 63)


def test_yes_and_no_are_counted(store: Store, cast: Cast, write: Write) -> None:
    study = Study(store, cast, write)
    for said in (True, True, False):
        study.participant(("peer", {"yes": said}))
    assert study.of(PEER).counts == [("yes", 2), ("no", 1)]


def test_who_has_no_signed_form_is_not_in_the_data(store: Store, cast: Cast, write: Write) -> None:
    study = Study(store, cast, write)
    study.participant(("peer", {"yes": True}), consent=False)
    shown = study.of(PEER)
    assert (shown.counts, shown.not_stated) == ([], [])


def test_two_answers_count_as_none_until_they_are_settled(store: Store, cast: Cast, write: Write) -> None:
    study = Study(store, cast, write)
    study.participant(("age", {"number": 30}), ("age", {"number": 31}))
    shown = study.of(AGE)
    assert shown.spread is None
    assert dict(shown.not_stated) == {"two answers, to be settled": 1}
