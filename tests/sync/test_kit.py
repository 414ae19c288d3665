import json
import stat
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.cast import Cast
from tests.changes.builders import TABLET, change, marked
from tests.sync.builders import get, post


def test_the_kit_has_what_days_without_network_need(client: TestClient, cast: Cast) -> None:
    post(client, cast, cast.amina, [change("participant.added", "p1", {"number": 1})])
    kit = get(client, cast, cast.musa, f"kit?device={TABLET}").json()
    assert kit["session"]["status"] == "planned"
    assert kit["session"]["starts_at"] == "2026-11-22T11:00:00.000Z"
    assert (kit["person"]["id"], kit["person"]["role"]) == (cast.musa.id, "moderator")
    assert [one["role"] for one in kit["staff"]] == ["moderator", "assistant"]
    assert kit["roster"][0] == {"participant": "p1", "number": 1, "consent": "waiting"}
    assert kit["guide"]["sections"]
    assert kit["questionnaire"]["questions"]


def test_the_numbers_of_a_planned_session_stand_ready_but_those_that_are_given(client: TestClient, cast: Cast) -> None:
    post(client, cast, cast.amina, [change("participant.added", "p1", {"number": 3})])
    ready = get(client, cast, cast.musa, "kit").json()["roster"]
    assert [one["number"] for one in ready] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert ready[2]["participant"] == "p1"
    post(client, cast, cast.amina, [change("seat.taken", "s1", {"participant": ready[4]["participant"]})])
    there = get(client, cast, cast.musa, "state").json()["participants"]
    assert {one["number"]: one.get("did_not_come") for one in there.values()} == {3: True, 5: None}
    assert get(client, cast, cast.musa, "kit").json()["roster"] == ready


def test_an_unchanged_kit_is_not_sent_again(client: TestClient, cast: Cast) -> None:
    first = get(client, cast, cast.musa, f"kit?device={TABLET}")
    post(client, cast, cast.musa, [marked()])
    again = get(client, cast, cast.musa, f"kit?device={TABLET}", **{"If-None-Match": f"W/{first.headers['etag']}"})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["X-Latest"] == "1"
    assert again.headers["X-Epoch"]
    assert int(again.headers["X-Now"]) > 1_700_000_000_000


def test_fetching_the_kit_prepares_the_device(client: TestClient, cast: Cast) -> None:
    get(client, cast, cast.musa, f"kit?device={TABLET}")
    held = get(client, cast, cast.musa, "holdings").json()["tablets"]
    assert [(one["device"], one["person"], one["made"], one["complete"]) for one in held] == [
        (TABLET, cast.musa.id, None, False)
    ]
    assert held[0]["prepared_at"]
    assert held[0]["heard_at"] is None
    assert get(client, cast, cast.amina, f"kit?device={TABLET}").status_code == 403


@pytest.mark.parametrize("device", ["x", TABLET.upper(), f"{TABLET}0"])
def test_a_device_is_a_uuid(client: TestClient, cast: Cast, device: str) -> None:
    assert get(client, cast, cast.musa, f"kit?device={device}").status_code == 422


def test_the_private_half_of_the_rescue_key_stays_in_its_folder(client: TestClient, cast: Cast, tmp_path: Path) -> None:
    public = get(client, cast, cast.musa, "kit").json()["rescue_key"]
    assert sorted(public) == ["crv", "kty", "x", "y"]
    path = tmp_path / "rescue_key.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text())["x"] == public["x"]
    assert [file.name for file in tmp_path.glob("rescue*")] == ["rescue_key.json"]


def test_a_person_sees_themselves_and_their_sessions(client: TestClient, cast: Cast) -> None:
    me = client.get("/api/me", headers=cast.bearer(cast.musa)).json()
    assert (me["id"], me["role"]) == (cast.musa.id, "moderator")
    found = client.get("/api/sessions", headers=cast.bearer(cast.musa)).json()
    assert [(one["code"], one["site"], one["status"]) for one in found] == [("BU-S1", "BU", "planned")]
    assert client.get("/api/sessions", headers=cast.bearer(cast.dina)).json() == []
