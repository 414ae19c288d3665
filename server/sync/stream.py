"""The stream of a session's changes to one tablet. No transaction stays open between two queries."""

import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass

from anyio import move_on_after

from server.changes import numbering
from server.foundation.bell import Bell, Ear
from server.foundation.database import Store
from server.record import history
from server.record.sealed import Reader

PING_SECONDS = 15.0
# Then the stream ends; the tablet connects again and its rights are checked anew.
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


@dataclass(frozen=True)
class Look:
    """The newest number there is, and the next changes after the one asked for: number and JSON."""

    latest: int
    changes: list[tuple[int, str]]


async def events(listener: Listener) -> AsyncIterator[Event]:
    began = pinged = time.monotonic()
    with listener.bell.listening(listener.session_id) as ear:
        look = await look_after(listener, ear, listener.after)
        after = listener.after if listener.after <= look.latest else 0
        yield beat("hello", listener, look.latest)
        while not listener.bell.silent and time.monotonic() - began < LONGEST_SECONDS:
            ear.renew()
            look = await look_after(listener, ear, after)
            for number, change in look.changes:
                after = number
                yield Event("change", change, number)
            if time.monotonic() - pinged >= PING_SECONDS:
                pinged = time.monotonic()
                yield beat("ping", listener, look.latest)
            if not look.changes:
                with move_on_after(pinged + PING_SECONDS - time.monotonic()):
                    await ear.rung.wait()


async def look_after(listener: Listener, ear: Ear, after: int) -> Look:
    """One look for all streams of the session whose readers have the same rights and stand at the same number."""
    return await ear.shared((listener.reader, after), lambda: kept_after(listener, after))


def beat(name: str, listener: Listener, latest: int) -> Event:
    return Event(name, json.dumps({"epoch": listener.epoch, "latest": latest}))


def kept_after(listener: Listener, after: int) -> Look:
    with listener.store.read() as db:
        latest = numbering.latest(db, listener.session_id)
        found = history.changes_after(db, listener.session_id, listener.reader, after) if latest > after else []
    wire = [json.dumps(change, ensure_ascii=False, separators=(",", ":")) for change in found]
    return Look(latest, [(change["number"], text) for change, text in zip(found, wire, strict=True)])
