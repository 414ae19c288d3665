"""Wakes the streams of a session in this process as soon as something is kept."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from anyio import Event


class Bell:
    """Used from the event loop only. A ring that nobody waits for yet is not lost: see `Ear`."""

    def __init__(self) -> None:
        self.ears: dict[str, set[Ear]] = defaultdict(set)

    @contextmanager
    def listening(self, session_id: str) -> Iterator["Ear"]:
        ear = Ear()
        self.ears[session_id].add(ear)
        try:
            yield ear
        finally:
            self.ears[session_id].discard(ear)
            if not self.ears[session_id]:
                del self.ears[session_id]

    async def ring(self, session_id: str) -> None:
        for ear in self.ears.get(session_id, ()):
            ear.rung.set()


class Ear:
    """Renew before reading, wait after it: what is kept in between has rung already."""

    def __init__(self) -> None:
        self.rung = Event()

    def renew(self) -> None:
        self.rung = Event()
