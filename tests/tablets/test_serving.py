"""Through a real server and real connections: streams that go on, and tablets that write at once."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest
import uvicorn

from server.app import create_app
from server.foundation import identifiers
from server.foundation.database import Store
from server.settings import Settings
from tests.cast import Cast
from tests.changes.builders import marked
from tests.tablets.builders import address


@pytest.fixture
def served(store: Store, tmp_path: Path) -> Iterator[str]:
    app = create_app(Settings(data=tmp_path), store)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    assert not thread.is_alive()


def send(served: str, cast: Cast, changes: int, device: str) -> list[int]:
    body = {"device": device, "changes": [marked() for _each in range(changes)]}
    answer = httpx2.post(served + address(cast, "changes"), json=body, headers=cast.bearer(cast.musa), timeout=30)
    return [receipt["number"] for receipt in answer.raise_for_status().json()["receipts"]]


def test_a_stream_tells_what_is_kept_meanwhile_and_resumes_exactly(served: str, cast: Cast) -> None:
    device = identifiers.mint()
    send(served, cast, 2, device)
    headers = cast.bearer(cast.amina) | {"Last-Event-ID": "1"}
    with httpx2.stream("GET", served + address(cast, "stream?after=2"), headers=headers, timeout=10) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["X-Epoch"]
        lines = (line for line in answer.iter_lines() if line and not line.startswith(":"))
        assert next(lines) == "event: hello"
        assert json.loads(next(lines).removeprefix("data: "))["latest"] == 2
        assert sorted(next(lines) for _each in range(3))[1:] == ["event: change", "id: 2"]
        send(served, cast, 1, device)
        assert "id: 3" in [next(lines) for _each in range(3)]


def test_tablets_that_write_at_once_get_numbers_without_a_gap(served: str, cast: Cast) -> None:
    with ThreadPoolExecutor(8) as tablets:
        sent = [tablets.submit(send, served, cast, 5, identifiers.mint()) for _each in range(24)]
    numbers = [number for one in sent for number in one.result()]
    assert sorted(numbers) == list(range(1, 121))
    for one in sent:
        assert one.result() == list(range(one.result()[0], one.result()[0] + 5))
