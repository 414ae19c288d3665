"""Requests as no tablet of ours makes them, and times as no clock should show them: answers, never failures."""

from pathlib import Path

from fastapi.testclient import TestClient

from server.app import create_app
from server.changes import numbering
from server.foundation.database import Store
from server.record import history
from server.record.sealed import Reader
from server.settings import Settings
from tests.breaking import READING_CHANGES, refused
from tests.cast import Cast
from tests.changes.builders import change, marked, send
from tests.sync.builders import address, get, post

FIRST, LAST = "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"


def test_nothing_is_named_with_nul(client: TestClient, cast: Cast) -> None:
    post(client, cast, cast.musa, [marked()])
    for part in ("kit", "changes", "stream", "state", "holdings"):
        assert client.get(f"/api/sessions/%00/{part}", headers=cast.bearer(cast.musa)).status_code == 404, part
    answer = get(client, cast, cast.musa, "changes?subject=%00")
    assert answer.status_code == 422 or answer.json()["changes"] == []


def test_an_origin_that_is_no_address_is_refused(client: TestClient, cast: Cast) -> None:
    del client.headers["Sec-Fetch-Site"]
    answer = client.post(address(cast, "changes"), headers={"Origin": "http://[::1", "Cookie": "kikao=mine"})
    assert (answer.status_code, answer.json()["name"]) == (403, "foreign_request")


def test_a_script_that_shows_nothing_is_told_to_sign_in(client: TestClient, cast: Cast) -> None:
    del client.headers["Sec-Fetch-Site"]
    answer = client.post(address(cast, "changes"), json={})
    assert (answer.status_code, answer.json()["name"]) == (401, "not_signed_in")


def test_a_failure_nobody_foresaw_carries_the_epoch_too(store: Store, cast: Cast, tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path), store)
    with TestClient(app, raise_server_exceptions=False) as client, refused(store, READING_CHANGES):
        answer = get(client, cast, cast.musa, "changes")
        assert (answer.status_code, answer.headers["X-Epoch"]) == (500, app.state.epoch)


def test_a_method_that_is_not_there_is_answered_with_those_that_are(client: TestClient, cast: Cast) -> None:
    answer = client.put(address(cast, "kit"), headers=cast.bearer(cast.musa))
    assert (answer.status_code, answer.headers["Allow"], answer.json()["name"]) == (405, "GET", "wrong_method")


def test_a_clock_at_the_end_of_all_times_stops_no_page(client: TestClient, cast: Cast) -> None:
    session = cast.session.id
    asked = {"how": "asked", "since": LAST}
    for kind, at in (("started", LAST), ("ended", LAST), ("started", FIRST), ("resumed", LAST), ("ended", LAST)):
        now = change("question.now", "collaboration", asked) | {"at": at}
        post(client, cast, cast.musa, [change(f"session.{kind}", session) | {"at": at}, now])
        for page in pages(cast):
            assert client.get(page, headers=cast.bearer(cast.asha)).status_code in (200, 403), (kind, at, page)


def pages(cast: Cast) -> list[str]:
    session, study = cast.session.id, cast.study.code
    return ["/", f"/sessions/{session}", f"/studies/{study}/comparison", f"/api/sessions/{session}/state"]


def test_what_one_answer_reads_stood_in_the_log_together(store: Store, cast: Cast) -> None:
    reader = Reader(cast.musa.id, frozenset({cast.musa.id}))
    with store.read() as db:
        latest = numbering.latest(db, cast.session.id)
        with store.transaction() as other:
            send(other, cast.session.id, cast.musa.id, [marked()])
        assert history.changes_after(db, cast.session.id, reader, latest) == []
