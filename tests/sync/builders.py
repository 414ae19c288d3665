"""What tablets do over HTTP."""

from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from server.people.models import Person
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, TABLET


def address(cast: Cast, part: str) -> str:
    return f"/api/sessions/{cast.session.id}/{part}"


def post(client: TestClient, cast: Cast, person: Person, changes: list[Any], **more: Any) -> Response:
    device = OTHER_TABLET if person is cast.amina else TABLET
    body = {"device": device, "changes": changes} | more
    return client.post(address(cast, "changes"), json=body, headers=cast.bearer(person))


def get(client: TestClient, cast: Cast, person: Person, part: str, **headers: str) -> Response:
    return client.get(address(cast, part), headers=cast.bearer(person) | headers)
