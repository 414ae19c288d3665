"""Wakes the streams of a session as soon as something is kept, in this process or in another."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from anyio import Event, create_task_group, sleep
from psycopg import AsyncConnection, Error

from server.foundation.database import Store

# Where PostgreSQL's processes tell each other which session's log grew.
CHANNEL = "kikao_kept"

TRY_AGAIN_SECONDS = 2.0


class Bell:
    """Used from the event loop only. A ring that nobody waits for yet is not lost: see `Ear`."""

    def __init__(self) -> None:
        self.ears: dict[str, set[Ear]] = defaultdict(set)
        self.silent = False

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

    def silence(self) -> None:
        """The server stops: every stream looks up once more, and ends."""
        self.silent = True
        for ear in [ear for ears in self.ears.values() for ear in ears]:
            ear.rung.set()

    @asynccontextmanager
    async def hearing_other_processes(self, store: Store) -> AsyncIterator[None]:
        """Only PostgreSQL has several. A ring that is lost costs no more than the streams' own next look."""
        async with create_task_group() as tasks:
            if not store.sqlite:
                tasks.start_soon(self.hear_other_processes, store)
            yield
            tasks.cancel_scope.cancel()

    async def hear_other_processes(self, store: Store) -> None:
        _, address = store.engine.dialect.create_connect_args(store.url)
        while True:
            try:
                async with await AsyncConnection.connect(**address, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    async for told in connection.notifies():
                        await self.ring(told.payload)
            except Error:
                await sleep(TRY_AGAIN_SECONDS)


class Ear:
    """Renew before reading, wait after it: what is kept in between has rung already."""

    def __init__(self) -> None:
        self.rung = Event()

    def renew(self) -> None:
        self.rung = Event()
