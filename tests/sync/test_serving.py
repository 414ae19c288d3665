"""Through a real server and real connections: streams that go on, and tablets that write at once."""

import json
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx2
import pytest
import uvicorn

from server.app import create_app
from server.foundation import bell, identifiers
from server.foundation.database import Store
from server.serving import Server
from server.settings import Settings
from tests.cast import Cast
from tests.changes.builders import marked
from tests.conftest import on_postgresql
from tests.sync.builders import address


@contextmanager
def serving(store: Store, folder: Path) -> Iterator[str]:
    """A server's address; that it stops is part of what is shown: nothing here cuts its streams off."""
    app = create_app(Settings(data=folder), store)
    server = Server(uvicorn.Config(app, port=0, log_level="warning"), store, app.state.bell)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=4)
    assert not thread.is_alive()


@pytest.fixture
def served(store: Store, tmp_path: Path) -> Iterator[str]:
    with serving(store, tmp_path) as address:
        yield address


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


def test_a_server_with_open_streams_stops(store: Store, cast: Cast, tmp_path: Path) -> None:
    with ExitStack() as open_streams:
        with serving(store, tmp_path) as served:
            told = f"{served}{address(cast, 'stream')}"
            asked = httpx2.stream("GET", told, headers=cast.bearer(cast.amina), timeout=10)
            lines = open_streams.enter_context(asked).iter_lines()
            assert next(lines) == "event: hello"
        # Ended, not cut off: the rest can be read.
        assert "event: change" not in list(lines)


@on_postgresql
def test_what_one_process_keeps_another_tells_before_it_looks_again(
    store: Store, cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bell, "LOOK_AGAIN_SECONDS", 60)
    with serving(Store(store.url), tmp_path) as one, serving(Store(store.url), tmp_path) as other:
        asked = httpx2.stream("GET", other + address(cast, "stream"), headers=cast.bearer(cast.amina), timeout=10)
        with asked as answer:
            lines = (line for line in answer.iter_lines() if line)
            assert next(lines) == "event: hello"
            send(one, cast, 1, identifiers.mint())
            assert "id: 1" in [next(lines) for _each in range(4)]
