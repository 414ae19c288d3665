"""What is kept, told to a tablet as it happens. No transaction stays open between two looks."""

import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from anyio import move_on_after, to_thread

from server.changes import numbering
from server.foundation.bell import Bell
from server.foundation.database import Store
from server.record import history
from server.record.sealed import Reader

PING_SECONDS = 15.0
# Should another process's ring be lost.
LOOK_AGAIN_SECONDS = 1.0
# Then the tablet comes back by itself, and is asked again who it is.
LONGEST_SECONDS = 15 * 60.0


@dataclass(frozen=True)
class Event:
    name: str
    data: str
    number: int | None = None


@dataclass(frozen=True)
class Listener:
    store: Store
    bell: Bell
    session_id: str
    reader: Reader
    epoch: str
    after: int


async def events(listener: Listener) -> AsyncIterator[Event]:
    began = pinged = time.monotonic()
    latest = await to_thread.run_sync(latest_of, listener)
    after = listener.after if listener.after <= latest else 0
    with listener.bell.listening(listener.session_id) as ear:
        yield beat("hello", listener, latest)
        while not listener.bell.silent and time.monotonic() - began < LONGEST_SECONDS:
            ear.renew()
            found = await to_thread.run_sync(kept_after, listener, after)
            for number, change in found:
                after = number
                yield Event("change", change, number)
            if time.monotonic() - pinged >= PING_SECONDS:
                pinged = time.monotonic()
                yield beat("ping", listener, await to_thread.run_sync(latest_of, listener))
            if not found:
                with move_on_after(LOOK_AGAIN_SECONDS):
                    await ear.rung.wait()


def beat(name: str, listener: Listener, latest: int) -> Event:
    return Event(name, json.dumps({"epoch": listener.epoch, "latest": latest}))


def latest_of(listener: Listener) -> int:
    with listener.store.read() as db:
        return numbering.latest(db, listener.session_id)


def kept_after(listener: Listener, after: int) -> list[tuple[int, str]]:
    with listener.store.read() as db:
        found = history.changes_after(db, listener.session_id, listener.reader, after)
    return [(change["number"], json.dumps(change, ensure_ascii=False, separators=(",", ":"))) for change in found]
