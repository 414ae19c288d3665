"""The stream as its generator tells it; test_serving.py has it through a real connection."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import anyio
import pytest

from server.changes import numbering
from server.foundation import bell as bells
from server.foundation.bell import Bell
from server.foundation.database import Store
from server.record.sealed import Reader
from server.sync import stream
from server.sync.stream import Event, Listener
from tests.cast import Cast
from tests.changes.builders import marked, send
from tests.conftest import on_postgresql


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


async def told_next(store: Store, cast: Cast, bell: Bell) -> list[Event]:
    """The greeting, and what comes when something is kept while a stream waits."""
    listening = replace(listener(store, cast), bell=bell)
    events = stream.events(listening)
    found = await some(events, 1)

    async def write() -> None:
        await anyio.sleep(0.2)
        await anyio.to_thread.run_sync(keep, store, cast)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(write)
        return found + await some(events, 1)


def test_a_commit_of_this_process_wakes_it(store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bells, "LOOK_AGAIN_SECONDS", 60)

    async def listen() -> list[Event]:
        bell = Bell()
        async with bell.hearing(store, numbering.newest):
            return await told_next(store, cast, bell)

    assert told(anyio.run(listen)) == ["hello", 1]


@on_postgresql
def test_what_another_process_kept_is_heard_at_once(store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bells, "LOOK_AGAIN_SECONDS", 60)

    async def listen() -> list[Event]:
        bell = Bell()
        async with Bell().hearing(store, numbering.newest), bell.hearing(Store(store.url), numbering.newest):
            await anyio.sleep(0.5)  # until both are connected
            return await told_next(store, cast, bell)

    assert told(anyio.run(listen)) == ["hello", 1]


@on_postgresql
def test_what_another_process_never_told_is_found_by_looking_again(store: Store, cast: Cast) -> None:
    async def listen() -> list[Event]:
        bell = Bell()
        async with bell.hearing(Store(store.url), numbering.newest):
            return await told_next(store, cast, bell)

    assert told(anyio.run(listen)) == ["hello", 1]


def test_streams_of_one_session_share_each_look(store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    look = stream.kept_after
    monkeypatch.setattr(stream, "kept_after", lambda listener, after: looks.append(after) or look(listener, after))
    keep(store, cast, 2)

    async def listen() -> list[list[Event]]:
        bell, heard = Bell(), []

        async def one() -> None:
            heard.append(await some(stream.events(replace(listener(store, cast), bell=bell)), 3))

        async with anyio.create_task_group() as tasks:
            for _ in range(30):
                tasks.start_soon(one)
        return heard

    assert [told(one) for one in anyio.run(listen)] == [["hello", 1, 2]] * 30
    assert looks == [0]


def test_a_look_that_fails_is_not_kept(store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    look = stream.kept_after

    async def listen() -> list[Event]:
        listening = listener(store, cast)
        with listening.bell.listening(cast.session.id):  # somebody stays
            monkeypatch.setattr(stream, "kept_after", lambda *_given: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                await some(stream.events(listening), 1)
            monkeypatch.setattr(stream, "kept_after", look)
            return await some(stream.events(listening), 1)

    assert told(anyio.run(listen)) == ["hello"]


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
