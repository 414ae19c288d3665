"""Rescue files as tablets make them: by the tablet's own code, run by Node."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from server.people.models import Person
from tests.cast import Cast
from tests.changes.builders import TABLET

TOOL = Path("tests/parked/rescue_file.mjs")


@cache
def tablet() -> subprocess.Popen[str]:
    """One for all tests: it takes longer to start and to bundle its code than to lock a file."""
    return subprocess.Popen(["node", TOOL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def rescue_file(key: dict[str, Any], contents: dict[str, Any]) -> str:
    told, made = tablet().stdin, tablet().stdout
    assert told
    assert made
    told.write(json.dumps({"key": key, "contents": contents}) + "\n")
    told.flush()
    file: str = json.loads(made.readline())
    return file


def contents(cast: Cast, sent: list[Any], **more: Any) -> dict[str, Any]:
    about = {"session": cast.session.id, "device": TABLET, "person": cast.musa.id, "made": len(sent)}
    return about | {"changes": sent} | more


def bring(client: TestClient, cast: Cast, person: Person, file: str | bytes) -> Response:
    data = file.encode() if isinstance(file, str) else file
    headers = cast.bearer(person) | {"Accept": "text/html"}
    address = f"/sessions/{cast.session.id}/rescue"
    return client.post(address, files={"file": ("kikao.jwe", data)}, headers=headers)


def decide(client: TestClient, cast: Cast, person: Person, parked: str, decision: str, reason: str = "ok") -> Response:
    typed = {"decision": decision, "reason": reason}
    headers = cast.bearer(person) | {"Accept": "text/html"}
    address = f"/sessions/{cast.session.id}/parked/{parked}/decision"
    return client.post(address, data=typed, headers=headers, follow_redirects=False)


def parked_page(client: TestClient, cast: Cast, person: Person) -> str:
    headers = cast.bearer(person) | {"Accept": "text/html"}
    return client.get(f"/sessions/{cast.session.id}/parked", headers=headers).text
