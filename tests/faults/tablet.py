"""A tablet as it has to be, without a browser: what it made, what of it still waits, what it heard of the log.

It does what any client of the server must do: a change is its own until a receipt names it, it is offered again
after a restore, and the log is read by number.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import httpx2

from server.foundation import clock, identifiers

Wire = dict[str, Any]


@dataclass
class Made:
    """One change of this tablet's own."""

    change: Wire
    state: str = "waiting"


class ModelTablet:
    def __init__(self, session: str, person: str, token: str, wall: Callable[[], int]) -> None:
        self.session, self.person, self.token = session, person, token
        self.device = identifiers.mint()
        self.wall = wall
        """The tablet's own clock, in ms since 1970: it may be wrong."""
        self.offset = self.newest = 0
        self.made: dict[str, Made] = {}
        self.heard: dict[int, Wire] = {}
        self.epoch: str | None = None

    def make(self, kind: str, subject: str, payload: Any, base: Sequence[str] | None = None) -> Wire:
        id = identifiers.mint()
        change = {"id": id, "n": len(self.made) + 1, "kind": kind, "subject": subject, "payload": payload}
        change |= {"at": self.next_at(subject)} | ({} if base is None else {"base": list(base)})
        self.made[id] = Made(change)
        return change

    def next_at(self, subject: str) -> str:
        """Behind nothing of its own, and later than everything it knows about the subject."""
        wall = self.wall()
        self.offset += max(0, self.newest - (wall + self.offset))
        known = [change["at"] for change in self.known() if change["subject"] == subject]
        after = milliseconds(max(known)) + 1 if known else 0
        at = max(wall + self.offset, after)
        self.newest = max(self.newest, at)
        return stamp(at)

    def known(self) -> list[Wire]:
        return [*(made.change for made in self.made.values()), *self.heard.values()]

    @property
    def outbox(self) -> list[Wire]:
        return [made.change for made in self.made.values() if made.state == "waiting"]

    @property
    def digest(self) -> str:
        return sha256("\n".join(sorted(self.made)).encode()).hexdigest()

    def body(self, changes: Sequence[Wire]) -> bytes:
        return json.dumps({"device": self.device, "made": len(self.made), "changes": list(changes)}).encode()

    def address(self, part: str) -> str:
        return f"/api/sessions/{self.session}/{part}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def post(self, client: httpx2.Client, body: bytes) -> httpx2.Response:
        return client.post(self.address("changes"), content=body, headers=self.headers)

    def get(self, client: httpx2.Client, part: str, **query: Any) -> httpx2.Response:
        return client.get(self.address(part), params=query, headers=self.headers)

    def send(self, client: httpx2.Client, changes: Sequence[Wire] | None = None) -> httpx2.Response:
        """What waits, or what is chosen of it; what the answer says is taken in."""
        answer = self.post(client, self.body(self.outbox if changes is None else changes))
        self.take(answer)
        return answer

    def take(self, answer: httpx2.Response) -> None:
        self.see_epoch(answer)
        if answer.status_code != 200:
            return
        for receipt in answer.json()["receipts"]:
            mine = self.made[receipt["id"]]
            mine.state = "parked" if receipt["status"] == "parked" else "sent"

    def see_epoch(self, answer: httpx2.Response) -> bool:
        """True after a restore: what the server acknowledged before may be gone with it."""
        known, self.epoch = self.epoch, answer.headers["X-Epoch"]
        if known in (None, self.epoch):
            return False
        self.heard = {}
        for mine in self.made.values():
            mine.state = "waiting"
        return True

    def read(self, client: httpx2.Client, limit: int = 500) -> bool:
        """One page of the log behind what was heard; True when there is more."""
        answer = self.get(client, "changes", after=max(self.heard, default=0), limit=limit)
        if self.see_epoch(answer) or answer.status_code != 200:
            return False
        page = answer.json()
        self.heard |= {change["number"]: change for change in page["changes"]}
        return bool(page["more"])


def stamp(ms: int) -> str:
    return clock.stamp(datetime.fromtimestamp(ms // 1000, UTC) + timedelta(milliseconds=ms % 1000))


def milliseconds(stamp: str) -> int:
    return (clock.time_of(stamp) - datetime.fromtimestamp(0, UTC)) // timedelta(milliseconds=1)
