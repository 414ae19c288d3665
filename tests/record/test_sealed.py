"""What is sealed: every byte of every answer that anybody but its author receives is searched for it."""

import re

import anyio
import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from fastapi.testclient import TestClient

from server.foundation.bell import Bell
from server.foundation.database import Store
from server.people.models import Person
from server.record.sealed import Reader
from server.sync import stream
from server.sync.stream import Listener
from tests.cast import Cast
from tests.changes.builders import change, written
from tests.sync.builders import get, post

SECRET = "SEALEDWORD"
FOR_ME, REMARK, TO_COME = (f"0193c000-eeee-7000-8000-00000000000{number}" for number in (1, 2, 3))
OVER = "2026-11-19T12:00:00.000Z"


def write_sealed(client: TestClient, cast: Cast) -> int:
    """Musa's own, in all the ways in which a text is sealed; how many changes the log then has."""
    own = f"fieldnote.{cast.musa.id}"
    session = cast.session.id
    life = [change(f"session.{what}", session) | {"at": OVER} for what in ("started", "ended")]
    notes = [change("moment.noted", FOR_ME, {"kind": "steer"}), change("moment.noted", REMARK, {"kind": "comment"}, 1)]
    later = [change("moment.noted", REMARK, {"kind": "gist"}, 3), written(own, f"{SECRET} in my note")]
    texts = [written(subject, f"{SECRET} on {subject}", 2) for subject in (FOR_ME, REMARK, TO_COME)]
    clash = texts[0] | {"payload": {"field": "text", "text": f"{SECRET} otherwise"}}
    receipts = post(client, cast, cast.musa, [*life, *notes, *texts, *later, clash]).json()["receipts"]
    assert [one["status"] for one in receipts] == ["kept"] * 9 + ["parked"]
    return 9


def addresses(client: TestClient, cast: Cast) -> list[str]:
    """Every address that can be read, but the stream, which never ends."""
    ids = {
        "session": cast.session.id,
        "study": cast.study.code,
        "language": "en",
        "secret": "none",
        "sheet": "guide",
        "number": "1",
    }
    routes = [context.original_route for context in iter_route_contexts(client.app.routes)]  # type: ignore[attr-defined]
    read = [route.path for route in routes if isinstance(route, APIRoute) and "GET" in (route.methods or ())]
    found = [re.sub(r"{(\w+)}", lambda name: ids[name[1]], path) for path in read if not path.endswith("/stream")]
    assert len(found) > 15
    return [*found, *(f"/api/sessions/{cast.session.id}/changes?subject={one}" for one in (FOR_ME, REMARK, TO_COME))]


def everybody_else(cast: Cast) -> list[Person]:
    return [cast.amina, cast.asha, cast.lena, cast.rita, cast.dina, cast.tomer]


def test_nobody_else_receives_a_sealed_word_at_any_address(client: TestClient, cast: Cast) -> None:
    write_sealed(client, cast)
    for part in ("changes", "state"):
        assert get(client, cast, cast.musa, part).text.count(SECRET) >= 4, part
    for person in everybody_else(cast):
        opened = 0
        for path in addresses(client, cast):
            for accept in ("application/json", "text/html"):
                answer = client.get(path, headers=cast.bearer(person) | {"Accept": accept}, follow_redirects=False)
                assert SECRET not in answer.text + str(answer.headers), (person.name, path)
                opened += answer.status_code == 200
        assert opened > 5, person.name


@pytest.mark.parametrize("name", ["amina", "asha", "lena"])
def test_the_stream_tells_nobody_else_a_sealed_word(client: TestClient, store: Store, cast: Cast, name: str) -> None:
    count = write_sealed(client, cast)
    reader = Reader(getattr(cast, name).id, frozenset({cast.musa.id, cast.amina.id}))

    async def listen() -> list[str]:
        with anyio.fail_after(5):
            events = stream.events(Listener(store, Bell(), cast.session.id, reader, "epoch", 0))
            return [(await anext(events)).data for _each in range(1 + count)]

    told = anyio.run(listen)
    assert [SECRET in data for data in told] == [False] * (1 + count)
    assert sum('"sealed":true' in data for data in told) == 4
