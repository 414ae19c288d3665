"""A person decides about what was parked; nothing of it is ever deleted."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from server.changes.kinds import KINDS, Kind
from server.changes.models import Change, Parked
from server.changes.payloads import Empty
from server.foundation.audit import AuditEntry
from server.foundation.database import Store
from tests.cast import Cast
from tests.changes.builders import TABLET, change, marked, minute, written
from tests.parked.builders import decide, parked_page
from tests.sync.builders import get, post

NOTE = "0193c000-eeee-7000-8000-000000000001"


def close(client: TestClient, cast: Cast) -> None:
    answer = client.post(
        f"/sessions/{cast.session.id}/closure", data={"reason": "lost"}, headers=cast.bearer(cast.musa)
    )
    answer.raise_for_status()


def only(store: Store) -> Parked:
    with store.read() as db:
        return db.scalars(select(Parked)).one()


def park(client: TestClient, cast: Cast, store: Store, one: dict[str, Any], reason: str) -> Parked:
    assert post(client, cast, cast.musa, [one]).json()["receipts"][0]["reason"] == reason
    return only(store)


def test_taken_in_it_has_the_next_number_as_its_authors_and_is_repeated(
    client: TestClient, cast: Cast, store: Store
) -> None:
    post(client, cast, cast.musa, [marked()])
    close(client, cast)
    late = marked("asked", subject="tea.s2")
    parked = park(client, cast, store, late, "session_closed")
    assert decide(client, cast, cast.musa, parked.id, "taken_in", "It was made in time.").status_code == 303
    log = get(client, cast, cast.amina, "changes").json()["changes"]
    assert [(one["number"], one["person"], one["device"]) for one in log] == [
        (number, cast.musa.id, TABLET) for number in (1, 2)
    ]
    assert get(client, cast, cast.amina, "state").json()["subs"]["tea.s2"]["asked"] == late["at"]
    assert post(client, cast, cast.musa, [late]).json()["receipts"] == [
        {"id": late["id"], "status": "repeated", "number": 2}
    ]
    page = parked_page(client, cast, cast.musa)
    assert "taken in, number 2" in page
    assert "It was made in time." in page
    with store.read() as db:
        entry = db.scalars(select(AuditEntry).where(AuditEntry.act == "parked.taken_in")).one()
        assert (entry.person_id, entry.reason) == (cast.musa.id, "It was made in time.")


def test_taken_in_for_who_had_no_right_it_counts_by_the_right_that_was_lent(
    client: TestClient, cast: Cast, store: Store
) -> None:
    post(client, cast, cast.lena, [marked("asked", subject="tea.s2")])
    assert get(client, cast, cast.amina, "state").json()["subs"] == {}
    decide(client, cast, cast.asha, only(store).id, "taken_in", "She stood in for Musa.")
    log = get(client, cast, cast.amina, "changes").json()["changes"]
    assert [(one["person"], one["by_right"]) for one in log] == [(cast.lena.id, "write_record")]
    assert get(client, cast, cast.amina, "state").json()["subs"]["tea.s2"]["asked"]


def test_left_aside_it_stays_where_it_is_and_can_be_taken_in_after_all(
    client: TestClient, cast: Cast, store: Store
) -> None:
    close(client, cast)
    late = marked()
    parked = park(client, cast, store, late, "session_closed")
    assert decide(client, cast, cast.asha, parked.id, "left_aside", "A trial tap.").status_code == 303
    assert post(client, cast, cast.musa, [late]).json()["receipts"][0]["reason"] == "session_closed"
    kept = only(store)
    assert (kept.decision, kept.decided_by_id, json.loads(kept.raw)["id"]) == ("left_aside", cast.asha.id, late["id"])
    assert "Nothing waits for a decision." in parked_page(client, cast, cast.musa)
    decide(client, cast, cast.musa, parked.id, "taken_in")
    assert post(client, cast, cast.musa, [late]).json()["receipts"][0]["status"] == "repeated"
    decide(client, cast, cast.asha, parked.id, "left_aside")
    assert only(store).decision == "taken_in"


def test_a_clash_shows_both_sides_and_is_never_taken_in(client: TestClient, cast: Cast, store: Store) -> None:
    one = change("line.sent", NOTE, {"text": "the first words"})
    post(client, cast, cast.musa, [one])
    parked = park(client, cast, store, one | {"payload": {"text": "the other words"}}, "content_differs")
    page = parked_page(client, cast, cast.musa)
    assert "the first words" in page
    assert "the other words" in page
    assert "In the record, number 1" in page
    assert 'value="taken_in"' not in page
    refused = decide(client, cast, cast.musa, parked.id, "taken_in")
    assert (refused.status_code, "written anew" in refused.text) == (409, True)
    assert decide(client, cast, cast.musa, parked.id, "left_aside").status_code == 303
    assert get(client, cast, cast.musa, "changes").json()["latest"] == 1


def test_what_is_not_well_formed_is_refused_with_a_sentence_and_what_was_typed(
    client: TestClient, cast: Cast, store: Store
) -> None:
    parked = park(client, cast, store, marked() | {"payload": {"mark": "vielleicht ä"}}, "invalid_payload")
    assert "vielleicht ä" in parked_page(client, cast, cast.musa)
    page = decide(client, cast, cast.musa, parked.id, "taken_in", "typed <reason>")
    assert page.status_code == 409
    assert "the record cannot take it in" in page.text
    assert 'value="typed &lt;reason&gt;"' in page.text
    assert only(store).decision is None


def test_of_two_with_one_id_the_second_stays_outside(client: TestClient, cast: Cast, store: Store) -> None:
    close(client, cast)
    one = marked()
    post(client, cast, cast.musa, [one, one | {"at": minute(3)}])
    with store.read() as db:
        first, second = db.scalars(select(Parked.id).order_by(Parked.id)).all()
    assert decide(client, cast, cast.musa, first, "taken_in").status_code == 303
    assert decide(client, cast, cast.musa, second, "taken_in").status_code == 409
    assert get(client, cast, cast.musa, "changes").json()["latest"] == 1


def test_a_right_can_be_lent_but_nobody_writes_or_signs_for_another(
    client: TestClient, cast: Cast, store: Store
) -> None:
    assert post(client, cast, cast.lena, [marked()]).json()["receipts"][0]["reason"] == "not_allowed"
    assert decide(client, cast, cast.musa, only(store).id, "taken_in", "She stood in.").status_code == 303
    log = get(client, cast, cast.musa, "changes").json()["changes"]
    assert [one["person"] for one in log] == [cast.lena.id]
    sent = [written(f"fieldnote.{cast.musa.id}", "x"), change("fieldnote.signed", f"fieldnote.{cast.musa.id}")]
    post(client, cast, cast.amina, sent)
    with store.read() as db:
        waiting = db.scalars(select(Parked.id).where(Parked.decided_at.is_(None))).all()
    assert [decide(client, cast, cast.asha, one, "taken_in").status_code for one in waiting] == [409, 409]
    assert get(client, cast, cast.musa, "changes").json()["latest"] == 1


def test_who_decides_and_who_does_not(client: TestClient, cast: Cast, store: Store) -> None:
    close(client, cast)
    parked = park(client, cast, store, marked(), "session_closed")
    refused = {cast.amina: 403, cast.rita: 403, cast.dina: 404, cast.tomer: 404}
    assert {p: decide(client, cast, p, parked.id, "taken_in").status_code for p in refused} == refused
    assert decide(client, cast, cast.musa, NOTE, "taken_in").status_code == 404
    assert decide(client, cast, cast.musa, parked.id, "taken_in", "  ").status_code == 422
    assert decide(client, cast, cast.musa, parked.id, "burn").status_code == 422
    assert only(store).decision is None
    assert decide(client, cast, cast.lena, parked.id, "taken_in").status_code == 303


def test_nobody_in_the_office_decides_into_a_running_room(client: TestClient, cast: Cast, store: Store) -> None:
    post(client, cast, cast.amina, [change("session.started", cast.session.id)])
    post(client, cast, cast.lena, [marked()])
    assert decide(client, cast, cast.asha, only(store).id, "taken_in").status_code == 409
    assert decide(client, cast, cast.musa, only(store).id, "taken_in").status_code == 303


@pytest.mark.parametrize("kind", ["text.written", "thought.kept"])
def test_what_is_sealed_in_the_record_is_sealed_here(client: TestClient, cast: Cast, store: Store, kind: str) -> None:
    if kind == "text.written":
        post(client, cast, cast.musa, [change("moment.noted", NOTE, {"kind": "steer"})])
        close(client, cast)
    post(client, cast, cast.musa, [change(kind, NOTE, {"field": "text", "text": "SECRET"}, 1, base=[])])
    assert only(store).decision is None
    assert "SECRET" in parked_page(client, cast, cast.musa)
    for person in (cast.amina, cast.asha, cast.lena, cast.rita):
        page = parked_page(client, cast, person)
        assert "you cannot read it yet" in page
        assert "SECRET" not in page


def test_before_the_record_opens_only_the_staff_reads_what_was_parked(client: TestClient, cast: Cast) -> None:
    one = change("line.sent", NOTE, {"text": "SECRET"})
    odd = change("line.sent", NOTE, {"text": "SECRET"}) | {"at": "2026-11-22T10:00:00Z"}
    post(client, cast, cast.musa, [odd, one, one | {"payload": {"text": "SECRET 2"}}])
    assert parked_page(client, cast, cast.amina).count("SECRET") == 3
    assert "SECRET" not in parked_page(client, cast, cast.asha)
    post(client, cast, cast.musa, [change("fieldnote.signed", f"fieldnote.{cast.musa.id}")])
    post(client, cast, cast.amina, [change("fieldnote.signed", f"fieldnote.{cast.amina.id}")])
    assert parked_page(client, cast, cast.asha).count("SECRET") == 3


def test_a_clash_with_another_session_shows_nothing_of_it(client: TestClient, cast: Cast, store: Store) -> None:
    one = change("line.sent", NOTE, {"text": "of the first session"})
    post(client, cast, cast.musa, [one])
    with store.transaction() as db:
        row = db.get_one(type(cast.session), cast.session.id)
        facts = {name: getattr(row, name) for name in row.__table__.columns.keys()}  # noqa: SIM118
        db.add(type(row)(**(facts | {"id": NOTE, "code": "BU-S9"})))
    body = {"device": TABLET, "changes": [one | {"payload": {"text": "mine"}}]}
    headers = cast.bearer(cast.musa)
    assert client.post(f"/api/sessions/{NOTE}/changes", json=body, headers=headers).json()["receipts"][0]["reason"]
    page = client.get(f"/sessions/{NOTE}/parked", headers=headers | {"Accept": "text/html"}).text
    assert "belongs to another session" in page
    assert "of the first session" not in page


@pytest.mark.parametrize(
    "odd",
    [
        {"subject": "nul\0"},
        {"kind": "a\ud800"},
        {"kind": 5, "subject": ["x"]},
        {"payload": {"text": "\ud800"}},
        {"at": None, "payload": [[[]]]},
        {"payload": json.loads("[" * 900 + "]" * 900)},
    ],
)
def test_whatever_was_parked_has_a_page(client: TestClient, cast: Cast, odd: dict[str, Any]) -> None:
    body = json.dumps({"device": TABLET, "changes": [marked() | odd]})
    headers = cast.bearer(cast.musa)
    assert "parked" in client.post(f"/api/sessions/{cast.session.id}/changes", content=body, headers=headers).text
    assert "As it came:" in parked_page(client, cast, cast.musa)


def test_an_unknown_kind_is_taken_in_when_a_newer_version_starts(
    client: TestClient, cast: Cast, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = change("room.tidied", "tea")
    parked = park(client, cast, store, one, "unknown_kind")
    assert decide(client, cast, cast.musa, parked.id, "taken_in").status_code == 409
    start_again(client)
    assert only(store).decision is None
    monkeypatch.setitem(KINDS, "room.tidied", Kind("room.tidied", Empty, "Room tidied"))
    start_again(client)
    start_again(client)
    with store.read() as db:
        assert db.scalar(select(func.count()).select_from(Change)) == 1
    assert (only(store).decision, only(store).decided_by_id) == ("taken_in", None)
    assert post(client, cast, cast.musa, [one]).json()["receipts"][0]["status"] == "repeated"
    assert "A newer version of Kikao knew its kind." in parked_page(client, cast, cast.musa)


def start_again(client: TestClient) -> None:
    with TestClient(client.app):
        pass


def test_a_text_that_is_the_name_of_a_mark_is_told_as_it_was_written(
    client: TestClient, cast: Cast, store: Store
) -> None:
    close(client, cast)
    text = {"field": "text", "text": "open"}
    park(client, cast, store, change("text.written", "tea", text, base=[]), "session_closed")
    assert "<bdi>open</bdi>" in parked_page(client, cast, cast.musa)
