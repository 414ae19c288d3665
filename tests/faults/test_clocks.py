"""Tablets whose clocks are wrong, and a change the server cannot make sense of: all of it is kept and counts."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from server.app import create_app
from server.changes.models import Change, Unmerged
from server.foundation import clock
from server.foundation.database import Store
from server.people.models import Person
from server.settings import Settings
from tests.breaking import KEEPING_A_REGISTER, refused
from tests.cast import Cast
from tests.changes.builders import TABLET, change, marked
from tests.faults.tablet import ModelTablet, milliseconds
from tests.sync.builders import get, post

NOW = milliseconds("2026-11-22T12:00:00.000Z")
YEAR = 365 * 24 * 60 * 60_000
NOTE = "0193c000-eeee-7000-8000-000000000001"
CLOCKS = {
    "1970": 0,
    "three years ahead": NOW + 3 * YEAR,
    "the last day of all": milliseconds("9999-12-31T23:59:00.000Z"),
}


def a_tablet(cast: Cast, person: Person, wall: Callable[[], int]) -> ModelTablet:
    return ModelTablet(cast.session.id, person.id, cast.tokens[person.id], wall)


def statuses(answer: Any) -> list[str]:
    return [receipt.get("reason", receipt["status"]) for receipt in answer.json()["receipts"]]


@pytest.mark.parametrize("named", CLOCKS)
def test_a_tablet_with_a_wrong_clock_is_refused_nothing_and_both_times_are_kept(
    client: TestClient, cast: Cast, named: str
) -> None:
    tablet = a_tablet(cast, cast.musa, lambda: CLOCKS[named])
    for mark in ("came_up", "asked", "left_out"):
        tablet.make("sub.marked", "tea.s1", {"mark": mark})
    assert statuses(tablet.send(client)) == ["kept"] * 3
    log = get(client, cast, cast.amina, "changes").json()["changes"]
    assert [one["at"] for one in log] == [made.change["at"] for made in tablet.made.values()]
    received = [datetime.now(UTC) - clock.time_of(one["received_at"]) for one in log]
    assert all(timedelta(0) <= ago < timedelta(minutes=5) for ago in received)


def test_what_one_tablet_does_over_what_it_sees_counts_although_the_others_clock_is_ahead(
    client: TestClient, cast: Cast
) -> None:
    ahead = a_tablet(cast, cast.musa, lambda: NOW + 3 * YEAR)
    behind = a_tablet(cast, cast.amina, lambda: 0)
    ahead.make("moment.noted", NOTE, {"kind": "gist"})
    ahead.send(client)
    behind.read(client)
    behind.make("moment.noted", NOTE, {"kind": "rich"})
    behind.send(client)
    assert get(client, cast, cast.musa, "state").json()["moments"][NOTE]["kind"] == "rich"


def test_a_clock_that_steps_back_does_not_take_back_what_was_done_last(client: TestClient, cast: Cast) -> None:
    walls = cycle([NOW, NOW - YEAR, NOW - YEAR + 1, NOW + 60_000, 0])
    tablet = a_tablet(cast, cast.musa, lambda: next(walls))
    for kind in ("gist", "quote", "saw", "agreement", "dissent", "rich"):
        tablet.make("moment.noted", NOTE, {"kind": kind})
    changes = [made.change for made in tablet.made.values()]
    assert statuses(tablet.send(client, changes[::-1])) == ["kept"] * 6
    noted = get(client, cast, cast.musa, "state").json()["moments"][NOTE]
    assert (noted["kind"], noted["at"]) == ("rich", changes[0]["at"])


def test_time_and_id_decide_and_not_the_order_of_arrival(client: TestClient, cast: Cast) -> None:
    late, early = marked("left_out", at=5), marked("open", at=1)
    post(client, cast, cast.musa, [late])
    post(client, cast, cast.amina, [early])
    post(client, cast, cast.amina, [marked("came_up", at=3)])
    sub = get(client, cast, cast.musa, "state").json()["subs"]["tea.s1"]
    assert sub == {"came_up": marked(at=3)["at"], "asked": None, "left_out": {"at": late["at"]}}


@pytest.fixture
def fault(store: Store) -> Iterator[ExitStack]:
    """Until it is closed, no line can be merged."""
    with ExitStack() as fault:
        fault.enter_context(refused(store, KEEPING_A_REGISTER, "line.sent"))
        yield fault


def start_again(store: Store, data: Path) -> None:
    with TestClient(create_app(Settings(data=data), store), base_url="http://127.0.0.1") as started:
        assert started.get("/healthz").status_code == 200


def test_a_change_that_cannot_be_merged_stops_no_other_and_counts_once_it_can_be(
    client: TestClient, cast: Cast, store: Store, tmp_path: Path, fault: ExitStack
) -> None:
    line = change("line.sent", NOTE, {"text": "five minutes left"})
    assert statuses(post(client, cast, cast.musa, [marked(), line, marked("asked", at=1)])) == ["kept"] * 3
    assert statuses(post(client, cast, cast.amina, [marked(subject="tea.s2")])) == ["kept"]
    state = get(client, cast, cast.musa, "state").json()
    assert (sorted(state["subs"]), state["lines"], state["number"]) == (["tea.s1", "tea.s2"], {}, 4)
    assert [one["id"] for one in get(client, cast, cast.musa, "changes").json()["changes"]][1] == line["id"]

    assert state["not_understood"] == [NOTE]

    start_again(store, tmp_path)
    with store.read() as db:
        assert db.scalars(select(Unmerged.change_id)).all() == [line["id"]]
    fault.close()
    start_again(store, tmp_path)
    assert get(client, cast, cast.musa, "state").json()["lines"][NOTE]["text"] == "five minutes left"
    with store.read() as db:
        assert db.scalars(select(Unmerged)).all() == []
        assert len(db.scalars(select(Change)).all()) == 4


def pages(client: TestClient, cast: Cast, person: Person) -> list[str]:
    """Where people read a session: its own page, what came in and needs a person, the comparison."""
    headers = cast.bearer(person) | {"Accept": "text/html"}
    session = f"/sessions/{cast.session.id}"
    addresses = (session, f"{session}/parked", f"/studies/{cast.study.code}/comparison")
    return [client.get(address, headers=headers).text for address in addresses]


def test_what_cannot_be_merged_is_named_where_the_session_is_read_until_it_can_be(
    client: TestClient, cast: Cast, store: Store, tmp_path: Path, fault: ExitStack
) -> None:
    signed = [change("fieldnote.signed", f"fieldnote.{person.id}") for person in (cast.musa, cast.amina)]
    post(client, cast, cast.musa, [change("session.started", cast.session.id), signed[0]])
    post(client, cast, cast.amina, [signed[1], change("line.sent", NOTE, {"text": "five minutes left"})])
    session, parked, comparison = pages(client, cast, cast.asha)
    assert "1 change is kept but not understood yet." in session
    assert "Not understood yet" in parked
    assert "five minutes left" in parked
    assert "1 change is kept but not understood yet (Quiet line: " in comparison
    fault.close()
    start_again(store, tmp_path)
    assert not any("understood yet" in page.lower() for page in pages(client, cast, cast.asha))


def test_a_server_that_lost_its_clock_saves_nothing_until_it_is_set(
    client: TestClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = [marked()]
    with monkeypatch.context() as without_power:
        without_power.setattr(clock, "now", lambda: datetime(1970, 1, 1, 0, 3, tzinfo=UTC))
        refused = post(client, cast, cast.musa, body)
        assert (refused.status_code, refused.json()["name"], refused.headers["Retry-After"]) == (
            503,
            "wrong_clock",
            "60",
        )
        assert "X-Now" not in refused.headers
        assert get(client, cast, cast.musa, f"kit?device={TABLET}").status_code == 503
        assert client.get("/healthz").status_code == 503
    assert client.get("/healthz").status_code == 200
    assert [one["status"] for one in post(client, cast, cast.musa, body).json()["receipts"]] == ["kept"]
