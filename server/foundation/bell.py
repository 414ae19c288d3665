"""Wakes the streams of a session as soon as something is kept, in this process or in another.

Other processes are told by NOTIFY after the commit, outside its transaction, all that was kept meanwhile at once. What
is not told, because a process or a connection died, each process finds itself: it looks every second.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Hashable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import anyio
from anyio import create_task_group, sleep, to_thread
from psycopg import AsyncConnection, Error
from sqlalchemy.exc import SQLAlchemyError

from server.foundation.database import Database, Store

Answer = TypeVar("Answer")
Newest: TypeAlias = Callable[[Database, Collection[str]], dict[str, int]]
"""The newest numbers of some sessions' logs, by session."""

# Where PostgreSQL's processes tell each other which session's log grew.
CHANNEL = "kikao_kept"
LISTENER = "kikao: listens"
"""By this connection of its own a process that serves is known to the others, see connections.py."""
NOTIFY = f"SELECT pg_notify('{CHANNEL}', told) FROM unnest(%s::text[]) told"
TRY_AGAIN_SECONDS = 2.0
LOOK_AGAIN_SECONDS = 1.0
# A busy process tells the others so often: each time is a commit of its own.
TELL_SECONDS = 0.02
MOST_SHARED = 100


@dataclass
class Listeners:
    """Those who listen to one session in this process, and what they looked up since the newest ring."""

    ears: set["Ear"] = field(default_factory=set)
    looks: dict[Hashable, "asyncio.Task[Any]"] = field(default_factory=dict)
    latest: int | None = None
    """The newest number when the process last looked by itself."""

    def ring(self) -> None:
        self.looks.clear()
        for ear in self.ears:
            ear.rung.set()


class Ear:
    """Renew before looking, wait after it: what is kept in between has rung already."""

    def __init__(self, listeners: Listeners) -> None:
        self.listeners = listeners
        self.rung = anyio.Event()

    def renew(self) -> None:
        self.rung = anyio.Event()

    async def shared(self, question: Hashable, look_up: Callable[[], Answer]) -> Answer:
        """Listeners who ask the same after the same ring share one answer, looked up in a thread."""
        looks = self.listeners.looks
        if question not in looks:
            if len(looks) >= MOST_SHARED:
                looks.clear()
            looks[question] = asyncio.create_task(to_thread.run_sync(look_up))
        look: asyncio.Task[Answer] = looks[question]
        try:
            return await asyncio.shield(look)  # the others still wait for it when one of them leaves
        except Exception:
            if looks.get(question) is look:
                del looks[question]
            raise


class Bell:
    """Used from the event loop only. A ring that nobody waits for yet is not lost: see `Ear`."""

    def __init__(self) -> None:
        self.listeners: dict[str, Listeners] = {}
        self.silent = False
        self.untold: set[str] = set()
        self.to_tell = anyio.Event()
        self.told_from = 0
        """The connection that tells, as PostgreSQL counts it: what this process told it knows already."""

    @contextmanager
    def listening(self, session_id: str) -> Iterator[Ear]:
        listeners = self.listeners.setdefault(session_id, Listeners())
        ear = Ear(listeners)
        listeners.ears.add(ear)
        try:
            yield ear
        finally:
            listeners.ears.discard(ear)
            if not listeners.ears:
                self.listeners.pop(session_id, None)

    def ring(self, session_ids: Collection[str]) -> None:
        for session_id in session_ids:
            if session_id in self.listeners:
                self.listeners[session_id].ring()

    def kept(self, session_ids: Collection[str]) -> None:
        """By this process: its own streams are woken, and other processes are told."""
        self.ring(session_ids)
        self.untold.update(session_ids)
        self.to_tell.set()

    def silence(self) -> None:
        """The server stops: every stream looks up once more, and ends."""
        self.silent = True
        self.ring(list(self.listeners))

    @asynccontextmanager
    async def hearing(self, store: Store, newest: Newest) -> AsyncIterator[None]:
        """Rings after each commit of this process; on PostgreSQL, where there may be others, after theirs too."""
        loop = asyncio.get_running_loop()
        self.to_tell = anyio.Event()  # an event belongs to the loop that first waits for it

        def kept(session_ids: set[str]) -> None:
            loop.call_soon_threadsafe(self.kept, session_ids)

        store.told.append(kept)
        try:
            async with create_task_group() as tasks:
                if not store.sqlite:
                    tasks.start_soon(keep_connected, store, LISTENER, self.hear_others)
                    tasks.start_soon(keep_connected, store, "kikao: tells", self.tell_others)
                    tasks.start_soon(self.look_by_itself, store, newest)
                yield
                tasks.cancel_scope.cancel()
        finally:
            store.told.remove(kept)

    async def hear_others(self, connection: AsyncConnection) -> None:
        await connection.execute(f"LISTEN {CHANNEL}")
        async for told in connection.notifies():
            if told.pid != self.told_from:
                self.ring([told.payload])

    async def tell_others(self, connection: AsyncConnection) -> None:
        self.told_from = connection.info.backend_pid
        while True:
            await self.to_tell.wait()
            self.to_tell = anyio.Event()
            told, self.untold = self.untold, set()
            await connection.execute(NOTIFY, [sorted(told)])
            await sleep(TELL_SECONDS)

    async def look_by_itself(self, store: Store, newest: Newest) -> None:
        """One statement a second for all sessions that somebody here listens to."""
        while True:
            await sleep(LOOK_AGAIN_SECONDS)
            if not self.listeners:
                continue
            try:
                latest = await to_thread.run_sync(look, store, newest, list(self.listeners))
            except SQLAlchemyError:
                continue
            for session_id, number in latest.items():
                listeners = self.listeners.get(session_id)
                if listeners and listeners.latest != number:
                    listeners.latest = number
                    listeners.ring()


async def keep_connected(store: Store, name: str, use: Callable[[AsyncConnection], Awaitable[None]]) -> None:
    """A connection beside the pool's, and another one each time it is lost."""
    _, address = store.engine.dialect.create_connect_args(store.url)
    while True:
        try:
            async with await AsyncConnection.connect(**address, autocommit=True, application_name=name) as connection:
                await use(connection)
        except Error:
            await sleep(TRY_AGAIN_SECONDS)


def look(store: Store, newest: Newest, session_ids: Collection[str]) -> dict[str, int]:
    with store.read() as db:
        return newest(db, session_ids)
