import json
from typing import Any

import pytest
from sqlalchemy import func, select

from server.changes import fold
from server.changes.models import Change, Parked, Register, Unmerged
from server.foundation.database import Database, Store
from server.keeping.devices import DeviceOfAnother
from server.people.rights import OPENS
from tests.breaking import KEEPING_A_REGISTER, refused
from tests.cast import Cast
from tests.changes.builders import OFFICE, OTHER_TABLET, change, marked, second_session, send, written


def statuses(db: Database, cast: Cast, changes: list[Any], **more: Any) -> list[str]:
    receipts = send(db, cast.session.id, cast.musa.id, changes, **more).receipts
    return [receipt.get("reason", receipt["status"]) for receipt in receipts]


def test_it_keeps_changes_with_numbers_from_one(db: Database, cast: Cast) -> None:
    send(db, cast.session.id, cast.musa.id, [marked(), marked()])
    answer = send(db, cast.session.id, cast.musa.id, [marked()])
    assert answer.latest == 3
    assert answer.receipts[0]["number"] == 3


def test_the_same_again_is_repeated_with_its_number(db: Database, cast: Cast) -> None:
    one = marked()
    receipts = send(db, cast.session.id, cast.musa.id, [one, one]).receipts
    assert [(receipt["status"], receipt["number"]) for receipt in receipts] == [("kept", 1), ("repeated", 1)]
    assert send(db, cast.session.id, cast.musa.id, [one | {"n": 9}]).receipts[0]["status"] == "repeated"


def test_other_content_under_a_known_id_is_parked_and_stored_once(db: Database, cast: Cast) -> None:
    one = marked()
    other = one | {"payload": {"mark": "asked"}}
    assert statuses(db, cast, [one, other, other]) == ["kept", "content_differs", "content_differs"]
    assert statuses(db, cast, [other]) == ["content_differs"]
    assert db.scalar(select(func.count()).select_from(Parked)) == 1


def test_the_same_change_from_another_device_differs(db: Database, cast: Cast) -> None:
    one = marked()
    send(db, cast.session.id, cast.musa.id, [one])
    assert statuses(db, cast, [one], device=OTHER_TABLET) == ["content_differs"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"n": 0},
        {"n": True},
        {"n": "1"},
        {"n": None},
        {"n": 2**53 + 1},
        {"kind": 5},
        {"kind": "a\ud800"},
        {"subject": ""},
        {"subject": "s" * 121},
        {"subject": "nul\0"},
        {"at": "2026-11-22T10:03:11Z"},
        {"at": "2026-11-22T10:03:11.120+00:00"},
        {"at": "2026-02-30T10:03:11.120Z"},
        {"at": "٢٠٢٦-11-22T10:03:11.120Z"},
        {"at": None},
        {"payload": None},
        {"payload": []},
        {"payload": {"mark": "maybe"}},
        {"payload": {"mark": "asked", "more": float("nan")}},
        {"payload": {"mark": "asked", "more": 2**53 + 1}},
        {"payload": {"mark": "asked", "more": "\0"}},
        {"payload": {"mark": "asked", "more": "x" * 100_001}},
        {"base": "none"},
        {"base": ["none"]},
        {"more": "\ud800"},
    ],
)
def test_a_change_that_does_not_fit_is_parked_alone(db: Database, cast: Cast, wrong: dict[str, Any]) -> None:
    odd = marked() | wrong
    assert statuses(db, cast, [marked(), odd, marked()]) == ["kept", "invalid_payload", "kept"]
    assert statuses(db, cast, [odd]) == ["invalid_payload"]
    raw = db.scalars(select(Parked.raw)).one()
    assert raw.isascii()
    assert json.dumps(json.loads(raw)) == json.dumps(odd)


def test_what_is_missing_in_a_change_parks_it(db: Database, cast: Cast) -> None:
    for name in ("n", "kind", "subject", "at", "payload"):
        odd = marked()
        del odd[name]
        assert statuses(db, cast, [odd]) == ["invalid_payload"], name


def test_a_kind_from_a_newer_tablet_is_parked(db: Database, cast: Cast) -> None:
    assert statuses(db, cast, [change("room.tidied", "tea")]) == ["unknown_kind"]


def test_unknown_fields_are_kept_and_ignored(db: Database, cast: Cast) -> None:
    one = marked(mood="fine") | {"payload": {"mark": "asked", "felt": 1}}
    assert statuses(db, cast, [one]) == ["kept"]
    row = db.scalars(select(Change)).one()
    assert (row.payload, row.extra) == ('{"felt":1,"mark":"asked"}', '{"mood":"fine"}')


def test_who_may_only_open_the_session_may_not(db: Database, cast: Cast) -> None:
    assert statuses(db, cast, [marked()], rights=OPENS) == ["not_allowed"]
    assert statuses(db, cast, [marked()], revoked=True) == ["not_allowed"]


def test_the_office_may_withdraw_and_answer_and_nothing_in_the_room(db: Database, cast: Cast) -> None:
    answer = change("answer.given", "p", {"question": "gender", "value": {"missing": "left_blank"}}, base=[])
    sent = [change("consent.withdrawn", "p"), answer, change("questionnaire.completed", "p"), marked()]
    assert statuses(db, cast, sent, rights=OFFICE) == ["kept", "kept", "kept", "not_allowed"]


def test_only_its_author_writes_and_signs_a_field_note(db: Database, cast: Cast) -> None:
    own, other = f"fieldnote.{cast.musa.id}", f"fieldnote.{cast.amina.id}"
    sent = [written(own, "mine"), change("fieldnote.signed", own), written("fieldnote.together", "ours")]
    assert statuses(db, cast, sent) == ["kept", "kept", "kept"]
    assert statuses(db, cast, [written(other, "hers"), change("fieldnote.signed", other)]) == ["not_allowed"] * 2
    assert statuses(db, cast, [change("fieldnote.signed", "tea.s1")]) == ["not_allowed"]


def test_after_closing_only_a_withdrawal_is_kept(db: Database, cast: Cast) -> None:
    sent = [marked(), change("consent.withdrawn", "p")]
    assert statuses(db, cast, sent, closed=True) == ["session_closed", "kept"]
    assert statuses(db, cast, sent) == ["session_closed", "repeated"]


def test_a_device_of_another_person_stores_nothing(db: Database, cast: Cast) -> None:
    send(db, cast.session.id, cast.musa.id, [])
    with pytest.raises(DeviceOfAnother):
        send(db, cast.session.id, cast.amina.id, [marked()])
    assert db.scalar(select(func.count()).select_from(Change)) == 0


def test_a_change_that_cannot_be_merged_stays_in_the_log_and_is_tried_again(
    db: Database, store: Store, cast: Cast
) -> None:
    with refused(store, KEEPING_A_REGISTER, "line.sent"):
        assert statuses(db, cast, [marked(), change("line.sent", "l", {"text": "hi"})]) == ["kept", "kept"]
    assert db.scalars(select(Unmerged.subject)).all() == ["l"]
    assert db.scalars(select(Register.kind)).all() == ["sub.marked"]
    fold.try_again(db)
    assert db.scalars(select(Unmerged)).all() == []
    assert set(db.scalars(select(Register.kind))) == {"sub.marked", "line.sent"}


def test_an_id_is_unique_over_all_sessions(db: Database, cast: Cast) -> None:
    one = marked()
    send(db, cast.session.id, cast.musa.id, [one])
    assert send(db, second_session(db, cast).id, cast.musa.id, [one]).receipts[0]["reason"] == "content_differs"
