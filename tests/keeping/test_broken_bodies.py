"""Bodies that a broken or hostile program sends: each is read or refused, and none stops the server."""

import pytest
from sqlalchemy import select

from server.changes.models import Parked
from server.foundation.database import Database
from server.foundation.problems import Unreadable
from server.keeping import from_pages, sent_json
from tests.cast import Cast
from tests.changes.builders import TABLET, change, marked, send

DEEP = "[" * 5000 + "]" * 5000
WITH_NUL = DEEP.replace("[]", "[\0]")
ID = "0193c000-cccc-7000-8000-000000000001"


@pytest.mark.parametrize(
    "body",
    [
        "{" + "[" * 100_000,
        f'{{"device": "{TABLET}", "changes": [{{"id": "{ID}", "payload": {DEEP}, broken}}]}}',
        f'{{"device": "{TABLET}", "changes": [{{"id": "{ID}", "payload": {DEEP}, {DEEP}: 1}}]}}',
        f'{{"device": "{TABLET}", "changes": [{{"id": "{ID}", "payload": {WITH_NUL}}}]}}',
    ],
    ids=["a name nested too deeply", "broken after a deep value", "a deep value as a name", "NUL in a deep value"],
)
def test_what_is_broken_around_or_in_a_deep_value_is_unreadable(body: str) -> None:
    with pytest.raises(Unreadable):
        sent_json.read(body.encode())


def test_a_time_that_does_not_exist_is_parked_where_pages_would_count_with_it(db: Database, cast: Cast) -> None:
    odd = [
        change("question.now", "tea", {"how": "asked", "since": "2026-99-99T99:99:99.999Z"}),
        change("question.now", "tea", {"how": "asked", "since": "٢٠٢٦-11-22T10:03:11.120Z"}),
        change("recorder.zero", "A1", {"at": "2026-02-30T10:03:11.120Z"}),
        change("consent.recorded", "p1", {"form_version": "1", "given_on": "2026-02-30"}),
        change("consent.recorded", "p1", {"form_version": "1", "given_on": "٢٠٢٦-11-22"}),
    ]
    receipts = send(db, cast.session.id, cast.musa.id, odd).receipts
    assert [receipt.get("reason") for receipt in receipts] == ["invalid_payload"] * 5


def test_a_parked_change_answers_with_its_first_reason_also_when_another_took_its_id(db: Database, cast: Cast) -> None:
    early, later = marked(), marked("asked")
    later["id"] = early["id"]

    def receipt(one: dict[str, object], closed: bool = False) -> object:
        found = send(db, cast.session.id, cast.musa.id, [one], closed=closed).receipts[0]
        return found.get("reason", found["status"])

    assert [receipt(early, closed=True), receipt(later), receipt(early)] == ["session_closed", "kept", "session_closed"]
    assert db.scalars(select(Parked.reason)).all() == ["session_closed"]


def test_a_form_writes_also_after_a_tablet_at_the_end_of_all_times(db: Database, cast: Cast) -> None:
    last = marked() | {"at": "9999-12-31T23:59:59.999Z"}
    send(db, cast.session.id, cast.musa.id, [last])
    assert from_pages.after_all_known(db, cast.session.id, "tea.s1") == last["at"]
