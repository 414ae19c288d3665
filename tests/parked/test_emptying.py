"""Who may empty, what is told and shown of it, and that no way in brings the words back."""

import json

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from server.changes.models import Parked
from server.foundation.database import Store
from server.foundation.problems import NotAllowed
from server.parked import emptying
from server.people.models import Person
from server.sessions.closing import NeedsReason
from tests.cast import Cast
from tests.changes.builders import change, marked, minute, written
from tests.parked.builders import bring, contents, decide, parked_page, rescue_file
from tests.sync.builders import get, post

NAME = "Hanna Abshire"


def empty(store: Store, cast: Cast, *ids: str, by: Person | None = None, reason: str = "a name") -> None:
    with store.transaction() as db:
        emptying.empty(db, cast.session, by or cast.asha, reason, ids)


def answers(client: TestClient, cast: Cast) -> str:
    """All that the session's tablets and pages are given."""
    parts = ("changes", "state", "kit", "holdings")
    given = [get(client, cast, who, part).text for who in (cast.musa, cast.amina) for part in parts]
    return "".join([*given, parked_page(client, cast, cast.musa)])


@pytest.mark.parametrize("who", ["musa", "amina", "rita", "tomer", "dina"])
def test_only_the_office_empties(client: TestClient, store: Store, cast: Cast, who: str) -> None:
    text = written("tea.s1", NAME)
    post(client, cast, cast.musa, [text])
    with pytest.raises(NotAllowed):
        empty(store, cast, text["id"], by=getattr(cast, who))
    empty(store, cast, text["id"], by=cast.lena)


def test_without_a_reason_nothing_is_emptied(client: TestClient, store: Store, cast: Cast) -> None:
    text = written("tea.s1", NAME)
    post(client, cast, cast.musa, [text])
    with pytest.raises(NeedsReason):
        empty(store, cast, text["id"], reason=" ")


def test_tablets_are_given_only_what_it_was_about(client: TestClient, store: Store, cast: Cast) -> None:
    first = written("tea.s1", "first")
    text = written("tea.s1", NAME, 1, base=[first["id"]])
    post(client, cast, cast.musa, [first, text])
    assert NAME in answers(client, cast)
    empty(store, cast, text["id"])
    log = get(client, cast, cast.amina, "changes").json()["changes"]
    about = {name: text[name] for name in ("id", "kind", "subject", "at")}
    assert log[1] == {"number": 2, **about, "emptied": True}
    told = {name: log[2][name] for name in ("number", "kind", "subject", "person", "payload")}
    assert told == {"number": 3, "kind": "change.emptied", "subject": text["id"], "person": cast.asha.id, "payload": {}}
    assert NAME not in answers(client, cast)
    state = get(client, cast, cast.amina, "state").json()
    assert [head["text"] for head in state["texts"]["tea.s1"]["text"]] == ["first"]


def test_a_rescue_file_does_not_bring_it_back(client: TestClient, store: Store, cast: Cast) -> None:
    text = written("tea.s1", NAME, n=1)
    post(client, cast, cast.musa, [text])
    key = get(client, cast, cast.musa, "kit").json()["rescue_key"]
    empty(store, cast, text["id"])
    page = bring(client, cast, cast.asha, rescue_file(key, contents(cast, [text])))
    assert "was here already, number 1" in page.text
    assert NAME not in answers(client, cast)


def test_what_was_parked_is_shown_as_emptied_and_not_taken_in(client: TestClient, store: Store, cast: Cast) -> None:
    odd = change("not.known", "tea.s1", {"text": NAME})
    post(client, cast, cast.musa, [odd])
    assert NAME in answers(client, cast)
    empty(store, cast, odd["id"])
    assert NAME not in answers(client, cast)
    assert "It was emptied" in parked_page(client, cast, cast.musa)
    with store.read() as db:
        row = db.scalars(select(Parked)).one()
    assert decide(client, cast, cast.musa, row.id, "taken_in").status_code == 409
    post(client, cast, cast.musa, [odd])
    assert NAME not in answers(client, cast)


def test_beside_what_clashed_with_it_the_emptied_one_shows_without_words(
    client: TestClient, store: Store, cast: Cast
) -> None:
    text = written("tea.s1", NAME)
    post(client, cast, cast.musa, [text])
    empty(store, cast, text["id"])
    clash = post(client, cast, cast.musa, [text | {"at": minute(9), "payload": {"field": "text", "text": "milk"}}])
    assert clash.json()["receipts"][0]["reason"] == "content_differs"
    page = parked_page(client, cast, cast.musa)
    assert "milk" in page
    assert "It was emptied" in page


def test_a_tablet_that_says_so_itself_is_parked_for_ever(client: TestClient, store: Store, cast: Cast) -> None:
    post(client, cast, cast.musa, [marked()])
    forged = change("change.emptied", marked()["id"])
    receipts = post(client, cast, cast.musa, [forged]).json()["receipts"]
    assert receipts == [{"id": forged["id"], "status": "parked", "reason": "not_allowed"}]
    with store.read() as db:
        row = db.scalars(select(Parked)).one()
    assert json.loads(row.raw)["id"] == forged["id"]
    assert decide(client, cast, cast.musa, row.id, "taken_in").status_code == 409
