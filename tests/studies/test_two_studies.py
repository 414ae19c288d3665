"""Two studies on one server: to people of the one, everything of the other looks as if it did not exist."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import event

from server.foundation import identifiers
from server.foundation.database import Store
from server.people.models import Person
from tests.cast import Cast
from tests.two_studies import TITLE, VENUE, SecondStudy, found_second_study

NOWHERE = {"study": "nowhere", "session": identifiers.mint(), "parked": identifiers.mint()}
NOWHERE |= {"sheet": "guide", "number": "1"}


@pytest.fixture
def second(store: Store, cast: Cast) -> SecondStudy:
    with store.transaction() as db:
        return found_second_study(db, cast)


def routes(client: TestClient) -> Iterator[tuple[str, str]]:
    """Method and path of everything that names a study or a session."""
    for context in iter_route_contexts(client.app.routes):  # type: ignore[attr-defined]
        route = context.original_route
        if isinstance(route, APIRoute) and re.search("{(study|session)}", route.path):
            yield from ((method, route.path) for method in sorted(route.methods or ()))


def ask(client: TestClient, method: str, path: str, ids: dict[str, str], headers: dict[str, str]) -> Response:
    address = re.sub(r"{(\w+)}", lambda name: ids[name[1]], path)
    return client.request(method, address, headers=headers, follow_redirects=False)


def comparable(answer: Response, ids: dict[str, str]) -> Any:
    """All of an answer but the address that was asked for and the time."""
    headers = {name: value for name, value in answer.headers.items() if name not in ("x-now", "content-length")}
    text = answer.text
    for id in ids.values():
        text = text.replace(id, "ID")
    return answer.status_code, headers, text


def test_an_address_of_another_study_answers_as_one_that_is_not_there(
    client: TestClient, cast: Cast, second: SecondStudy
) -> None:
    firsts = NOWHERE | {"study": cast.study.code, "session": cast.session.id}
    seconds = NOWHERE | {"study": second.study.code, "session": second.session.id}
    strangers = [(second.nadia, second.bearer(second.nadia), firsts), (second.noor, second.bearer(second.noor), firsts)]
    strangers += [(person, cast.bearer(person), seconds) for person in (cast.asha, cast.musa, cast.tomer)]
    tried = list(routes(client))
    assert len(tried) > 12
    for person, bearer, foreign in strangers:
        for method, path in tried:
            for accept in ("application/json", "text/html"):
                headers = bearer | {"Accept": accept}
                answer, nothing = (ask(client, method, path, ids, headers) for ids in (foreign, NOWHERE))
                found = comparable(answer, foreign)
                assert found == comparable(nothing, NOWHERE), (person.name, method, path)
                assert answer.status_code in (404, 422), (person.name, method, path, answer.status_code)


def test_no_page_reads_everybody_of_the_server(
    client: TestClient, store: Store, cast: Cast, second: SecondStudy
) -> None:
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    own = NOWHERE | {"study": second.study.code, "session": second.session.id}
    paths = ["/", "/sessions/new", *(path for method, path in routes(client) if method == "GET")]
    for path in paths:
        if not path.endswith("/stream"):
            ask(client, "GET", path, own, second.bearer(second.bela) | {"Accept": "text/html"})
    of_people = [sql for sql in asked if re.search(r"\b(FROM|JOIN) person\b", sql)]
    assert len(of_people) > len(paths)
    assert [sql for sql in of_people if "WHERE" not in sql] == []


def pages(client: TestClient, headers: dict[str, str]) -> str:
    """What is open without naming a thing."""
    paths = ("/", "/sessions/new", "/api/sessions", "/api/me", "/password", "/openapi.json")
    return "\n".join(client.get(path, headers=headers | {"Accept": "text/html"}).text for path in paths)


def test_pages_that_name_no_study_show_only_ones_own(client: TestClient, cast: Cast, second: SecondStudy) -> None:
    of_first = (cast.study.code, cast.session.id, cast.bu.id)
    of_second = (second.study.code, second.session.id, second.bu.id, TITLE, VENUE, "noor")
    for person, bearer, own, foreign in (
        (cast.asha, cast.bearer(cast.asha), of_first, of_second),
        (cast.musa, cast.bearer(cast.musa), (), of_second),
        (second.nadia, second.bearer(second.nadia), (second.session.id, TITLE), (*of_first, "musa", "amina")),
        (second.bela, second.bearer(second.bela), (cast.study.code, second.study.code), ()),
    ):
        shown = pages(client, bearer)
        assert [mark for mark in own if mark not in shown] == [], person.name
        assert [mark for mark in foreign if mark in shown] == [], person.name


@pytest.mark.parametrize("part", ["site", "guide_version", "moderator", "assistant"])
def test_nobody_plans_with_things_of_another_study(
    client: TestClient, cast: Cast, second: SecondStudy, part: str
) -> None:
    own = {"site": second.bu.id, "guide_version": second.version.id, "moderator": second.noor.id}
    own |= {"assistant": second.bela.id, "starts_at": "2026-11-24T14:00", "language": "en"}
    foreign = {"site": cast.bu.id, "guide_version": cast.version.id, "moderator": cast.musa.id}
    foreign |= {"assistant": cast.amina.id}

    def plan(value: str) -> Response:
        headers = second.bearer(second.nadia) | {"Accept": "text/html"}
        return client.post("/sessions", data=own | {part: value}, headers=headers, follow_redirects=False)

    assert plan(own[part]).status_code == 303
    refused, unknown = plan(foreign[part]), plan(NOWHERE["session"])
    assert refused.status_code == unknown.status_code == 422
    assert refused.text == unknown.text


def test_who_is_in_both_coordinates_only_one(client: TestClient, cast: Cast, second: SecondStudy) -> None:
    def status(person: Person, path: str) -> int:
        return client.get(path, headers=second.bearer(person)).status_code

    assert status(second.bela, f"/studies/{second.study.code}/comparison") == 200
    assert status(second.bela, f"/studies/{cast.study.code}/comparison") == 403
    assert status(second.bela, f"/studies/{cast.study.code}/guide") == 200
    assert status(second.bela, f"/sessions/{cast.session.id}/rescue") == 403
