"""Every address that needs a right, for everybody: answered, refused, or not there."""

import re

import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import select

from server.changes.models import Parked
from server.foundation import identifiers
from server.foundation.database import Store
from tests.cast import Cast
from tests.changes.builders import change
from tests.people.world import EVERYBODY, IN_STUDY, STAFF, TEAM, World, everybody, sending

DECIDES, RESCUES, CLOSES = {"musa", "asha", "lena"}, {"asha", "lena"}, {"musa", "asha"}
STAFFS = {"asha", "lena"}
ENTERS = {"musa", "amina", "asha", "lena"}
# Nadia does so in her own study.
PLANS = {"asha", "nadia"}

POWERS: dict[str, tuple[set[str], set[str]]] = {
    "GET /sessions/new": (PLANS, EVERYBODY),
    "POST /sessions": (PLANS, EVERYBODY),
    "GET /sessions/{session}": (TEAM, TEAM),
    "GET /sessions/{session}/paper": (TEAM, TEAM),
    "GET /sessions/{session}/paper/{sheet}": (TEAM, TEAM),
    "GET /sessions/{session}/paper/{sheet}/page.css": (TEAM, TEAM),
    "GET /sessions/{session}/staff": (STAFFS, TEAM),
    "POST /sessions/{session}/staff": (STAFFS, TEAM),
    "GET /sessions/{session}/from-paper": (ENTERS, TEAM),
    "POST /sessions/{session}/from-paper": (ENTERS, TEAM),
    "GET /sessions/{session}/from-paper/{number}": (ENTERS, TEAM),
    "POST /sessions/{session}/from-paper/{number}": (ENTERS, TEAM),
    "POST /sessions/{session}/closure": (CLOSES, TEAM),
    "POST /sessions/{session}/reopening": (CLOSES, TEAM),
    "GET /sessions/{session}/record": (STAFF, TEAM),
    "POST /sessions/{session}/record/assignments": (STAFF, TEAM),
    "GET /sessions/{session}/speaker-key": (STAFF, TEAM),
    "GET /sessions/{session}/speaker-key.csv": (STAFF, TEAM),
    "GET /sessions/{session}/speaker-key.docx": (STAFF, TEAM),
    "GET /sessions/{session}/parked": (TEAM, TEAM),
    "POST /sessions/{session}/parked/decision": (DECIDES, TEAM),
    "POST /sessions/{session}/parked/{parked}/decision": (DECIDES, TEAM),
    "GET /sessions/{session}/rescue": (RESCUES, TEAM),
    "POST /sessions/{session}/rescue": (RESCUES, TEAM),
    "GET /api/sessions/{session}/kit": (TEAM, TEAM),
    "POST /api/sessions/{session}/changes": (TEAM, TEAM),
    "GET /api/sessions/{session}/changes": (STAFF, TEAM),
    "GET /api/sessions/{session}/stream": (STAFF, TEAM),
    "GET /api/sessions/{session}/state": (STAFF, TEAM),
    "GET /api/sessions/{session}/holdings": (STAFF, TEAM),
    "GET /api/openapi.json": (PLANS, EVERYBODY),
    "GET /studies/{study}": (IN_STUDY, IN_STUDY),
    "GET /studies/{study}/guide": (IN_STUDY, IN_STUDY),
    "GET /studies/{study}/comparison": ({"asha"}, IN_STUDY),
}
"""Who is answered, and who is told that it is there: to all others it is not. Before the record is open."""

ENDLESS = "GET /api/sessions/{session}/stream"


@pytest.fixture
def world(store: Store, cast: Cast) -> World:
    return everybody(store, cast)


@pytest.fixture
def ids(client: TestClient, cast: Cast, store: Store, world: World) -> dict[str, str]:
    """What stands in the addresses; something is parked, so that there is a decision to make."""
    body = sending([change("room.tidied", "tea"), change("participant.added", identifiers.mint(), {"number": 1})])
    client.post(f"/api/sessions/{cast.session.id}/changes", json=body, headers=world.bearer("musa"))
    with store.read() as db:
        parked = db.scalars(select(Parked.id)).one()
    return {"session": cast.session.id, "study": cast.study.code, "parked": parked, "sheet": "guide", "number": "1"}


def ask(client: TestClient, name: str, world: World, route: str, ids: dict[str, str]) -> Response:
    method, path = route.split()
    address = re.sub(r"{(\w+)}", lambda part: ids[part[1]], path)
    headers = world.bearer(name) | {"Accept": "text/html"}
    if path.startswith("/api/") and method == "POST":
        return client.post(address, json=sending([]), headers=headers)
    typed = {"reason": "So that it is tried.", "decision": "left_aside"} if method == "POST" else None
    return client.request(method, address, data=typed, headers=headers, follow_redirects=False)


@pytest.mark.parametrize("route", POWERS)
def test_who_may_call_it(client: TestClient, world: World, ids: dict[str, str], route: str) -> None:
    answered, told = POWERS[route]
    for name in sorted(EVERYBODY - (answered if route == ENDLESS else set())):
        status = ask(client, name, world, route, ids).status_code
        found = status if status in (401, 403, 404) else 200
        assert found == (200 if name in answered else 403 if name in told else 404), (name, status)


def test_without_a_role_every_list_is_empty(client: TestClient, world: World) -> None:
    assert client.get("/api/sessions", headers=world.bearer("nemo")).json() == []
    page = client.get("/", headers=world.bearer("nemo") | {"Accept": "text/html"}).text
    assert "No study is open to you yet." in page
    assert "/studies/" not in page


def test_every_address_that_needs_a_right_is_tried(client: TestClient) -> None:
    contexts = iter_route_contexts(client.app.routes)  # type: ignore[attr-defined]
    routes = [context.original_route for context in contexts]
    found = {
        f"{method} {route.path}"
        for route in routes
        if isinstance(route, APIRoute) and re.search("/sessions/|/studies/|/openapi|^/sessions$", route.path)
        for method in route.methods or ()
    }
    assert found == set(POWERS)
