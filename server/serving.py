"""Running the server: one process per SQLite file, and what is printed at the start."""

import asyncio
import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket

import uvicorn
from sqlalchemy import select
from uvicorn.config import STARTUP_FAILURE

from server import demo
from server.app import create_app
from server.foundation import garbage
from server.foundation.bell import Bell
from server.foundation.database import Store
from server.people import signing_in
from server.people.models import Person
from server.record_tables import catching_up
from server.settings import Settings

# For requests that are being answered; streams are ended at once (`Bell.silence`).
STOPS_WITHIN_SECONDS = 4


class AlreadyServed(RuntimeError):
    """Another process serves this SQLite file."""


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold a file lock beside the SQLite file. The kernel releases it when the process ends, also by a crash."""
    if settings.database.get_backend_name() != "sqlite" or not settings.database.database:
        yield
        return
    path = Path(settings.database.database + ".serving")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyServed(
                f"Another Kikao serves {settings.database.database} already. With SQLite there is one server "
                "process; stop the other one, or use PostgreSQL for several."
            ) from error
        yield


def welcome(store: Store, settings: Settings) -> None:
    """Print the address, and the demo's sign-in links when nobody but this machine can reach the server."""
    print(f"\n  Kikao is at {settings.address}\n", flush=True)
    with store.transaction() as db:
        people = db.scalars(select(Person).where(Person.email.in_(demo.DOORS))).all()
        if not people or not settings.loopback_only:
            return
        links = {person.email: signing_in.link_for(db, person, once=False) for person in people}
    print("  Sign in to the demo study as")
    for email in demo.DOORS:
        if email in links:
            print(f"    {email:<32} {settings.address}/sign-in/{links[email]}")
    print("\n  One person per browser: open the second in a private window. Stop with Ctrl+C.\n", flush=True)


class Server(uvicorn.Server):
    """Ends the streams at shutdown: uvicorn waits for all answers, and a stream does not end by itself."""

    def __init__(self, config: uvicorn.Config, store: Store, bell: Bell) -> None:
        super().__init__(config)
        self.store, self.bell = store, bell
        self.beside: list[asyncio.Task[None]] = []

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        garbage.keep_what_is_here()
        collecting = garbage.collect_while_idle(lambda: self.server_state.total_requests)
        self.beside = [asyncio.create_task(one) for one in (collecting, catching_up.catch_up(self.store))]

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        for task in self.beside:
            task.cancel()
        self.bell.silence()
        await super().shutdown(sockets)


def serve(store: Store, settings: Settings) -> None:
    app = create_app(settings, store)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        timeout_graceful_shutdown=STOPS_WITHIN_SECONDS,
        log_level="warning",
    )
    server = Server(config, store, app.state.bell)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(STARTUP_FAILURE)
