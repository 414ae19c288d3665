"""Every address answers whatever stands in it: a page, a refusal or "not found", never a failure."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from fastapi.testclient import TestClient

from server.app import create_app
from server.foundation.database import Store
from server.settings import Settings
from tests.cast import Cast

ODD = ["", "9" * 20, "-1", "1e5", "\u0662", "%00", "%ED%A0%80", "a" * 5000, "../..", "{}", "null", "he_IL"]


@pytest.fixture
def open_app(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(Settings(data=tmp_path), store)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


def addresses(client: TestClient, cast: Cast) -> Iterator[str]:
    """Each GET route with one odd part or parameter, the others as they should be."""
    fitting = {"session": cast.session.id, "study": cast.study.code, "language": "en"}
    for context in iter_route_contexts(client.app.routes):  # type: ignore[attr-defined]
        route = context.original_route
        if not isinstance(route, APIRoute) or "GET" not in (route.methods or ()) or route.path.endswith("/stream"):
            continue
        parts = re.findall(r"{(\w+)}", route.path)
        as_it_should_be = {name: fitting.get(name, "x") for name in parts}
        for odd in ODD:
            for part in parts:
                yield route.path.format(**as_it_should_be | {part: odd or "%20"})
            for asked in parameters(route):
                yield route.path.format(**as_it_should_be) + f"?{asked}={odd}"


def parameters(route: APIRoute) -> set[str]:
    found, waiting = set(), [route.dependant]
    while waiting:
        dependant = waiting.pop()
        found |= {one.alias for one in dependant.query_params}
        waiting += dependant.dependencies
    return found


def test_every_address_has_an_answer(open_app: TestClient, cast: Cast) -> None:
    headers = cast.bearer(cast.asha)
    asked = list(addresses(open_app, cast))
    assert len(asked) > 100
    answers = {address[:200]: open_app.get(address, headers=headers).status_code for address in asked}
    assert {address: status for address, status in answers.items() if status >= 500} == {}
