"""The stream as its generator tells it; test_serving.py has it through a real connection."""

import json
from collections.abc import AsyncIterator
from typing import Any

import anyio
import pytest

from server.foundation.bell import Bell
from server.foundation.database import Store
from server.record.sealed import Reader
from server.sync import stream
from server.sync.stream import Event, Listener
from tests.cast import Cast
from tests.changes.builders import marked, send


def listener(store: Store, cast: Cast, after: int = 0) -> Listener:
    staff = frozenset({cast.musa.id, cast.amina.id})
    return Listener(store, Bell(), cast.session.id, Reader(cast.amina.id, staff), "epoch", after)


def keep(store: Store, cast: Cast, count: int = 1) -> None:
    with store.transaction() as db:
        send(db, cast.session.id, cast.musa.id, [marked() for _each in range(count)])


async def some(events: AsyncIterator[Event], count: int) -> list[Event]:
    with anyio.fail_after(5):
        return [await anext(events) for _each in range(count)]


def told(found: list[Event]) -> list[Any]:
    return [event.number or event.name for event in found]


@pytest.mark.parametrize(("after", "heard"), [(0, [1, 2, 3]), (2, [3]), (9, [1, 2, 3])])
def test_it_greets_and_tells_what_comes_after_a_number(store: Store, cast: Cast, after: int, heard: list[int]) -> None:
    keep(store, cast, 3)

    async def listen() -> list[Event]:
        return await some(stream.events(listener(store, cast, after)), 1 + len(heard))

    found = anyio.run(listen)
    assert told(found) == ["hello", *heard]
    assert json.loads(found[0].data) == {"epoch": "epoch", "latest": 3}
    assert json.loads(found[1].data)["kind"] == "sub.marked"


def test_what_is_kept_by_another_process_is_found_by_looking_again(store: Store, cast: Cast) -> None:
    async def listen() -> list[Event]:
        events = stream.events(listener(store, cast))
        found = await some(events, 1)
        await anyio.to_thread.run_sync(keep, store, cast)
        return found + await some(events, 1)

    assert told(anyio.run(listen)) == ["hello", 1]


def test_a_ring_wakes_it_at_once(store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "LOOK_AGAIN_SECONDS", 60)

    async def listen() -> list[Event]:
        listening = listener(store, cast)
        events = stream.events(listening)
        found = await some(events, 1)

        async def write() -> None:
            await anyio.sleep(0.2)
            await anyio.to_thread.run_sync(keep, store, cast)
            await listening.bell.ring(cast.session.id)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(write)
            found += await some(events, 1)
        return found

    assert told(anyio.run(listen)) == ["hello", 1]


def test_it_pings(store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "PING_SECONDS", 0)
    keep(store, cast)

    async def listen() -> list[Event]:
        return await some(stream.events(listener(store, cast, 1)), 2)

    found = anyio.run(listen)
    assert told(found) == ["hello", "ping"]
    assert json.loads(found[1].data) == {"epoch": "epoch", "latest": 1}


def test_it_ends_by_itself_so_that_rights_are_asked_again(
    store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "LONGEST_SECONDS", 0)

    async def listen() -> list[Event]:
        return [event async for event in stream.events(listener(store, cast))]

    assert told(anyio.run(listen)) == ["hello"]
