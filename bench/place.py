"""What is measured: databases with people and sessions in them, and processes that serve them on loopback."""

import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine, make_url, text

from server.foundation import identifiers
from server.foundation.database import Database, Store
from server.foundation.schema import migrate
from server.sessions import planning
from tests.cast import Cast, call_the_cast

ROOT = Path(__file__).parents[1]
SESSIONS = 19


@dataclass(frozen=True)
class Place:
    """One database: a coordinator has planned sessions for one moderator and one assistant."""

    url: str
    sessions: list[str]
    person: str
    tokens: tuple[str, str]

    def tablets(self, count: int, first: int = 0) -> list[dict[str, str]]:
        """Two in each session, of two people, as it is in a room."""
        return [
            {"session": self.sessions[first + i // 2], "token": self.tokens[i % 2], "device": identifiers.mint()}
            for i in range(count)
        ]


def prepare(url: URL) -> Place:
    store = Store(url)
    migrate(store)
    with store.transaction() as db:
        cast = call_the_cast(db)
        sessions = [plan(db, cast) for _ in range(SESSIONS)]
        tokens = (cast.tokens[cast.musa.id], cast.tokens[cast.amina.id])
        place = Place(url.render_as_string(hide_password=False), sessions, cast.musa.id, tokens)
    store.engine.dispose()
    return place


def plan(db: Database, cast: Cast) -> str:
    starts_at = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
    people = (cast.musa, cast.amina)
    planned = planning.Plan(cast.bu, starts_at, "en", cast.version, *people, "Ward 3", "before implementation", 8)
    return planning.plan(db, planned, cast.asha).id


@contextmanager
def postgresql(server: str) -> Iterator[URL]:
    """A database of this run's own, made and dropped here."""
    name = f"kikao_bench_{secrets.token_hex(4)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield make_url(server).set(database=name)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))


@contextmanager
def serving(url: str, *command: str) -> Iterator[int]:
    """The port of a process of its own; `command` follows `python -m`, {port} in it is filled in."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {name: value for name, value in os.environ.items() if not name.startswith("KIKAO_")}
    own |= {"KIKAO_DATABASE_URL": url, "KIKAO_PORT": str(port)}
    arguments = [part.format(port=port) for part in command]
    process = subprocess.Popen([sys.executable, "-m", *arguments], env=own, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        wait_for(process, port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    for _attempt in range(300):
        if process.poll() is not None:
            break
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


@contextmanager
def running(module: str, *arguments: str) -> Iterator[None]:
    """Another process of the benchmark, from its first line of output until this is left."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout and process.stdout.readline()
            yield
        finally:
            process.terminate()


def ask(module: str, **order: Any) -> Any:
    """What another process of the benchmark found out."""
    command, asked = [sys.executable, "-m", module], json.dumps(order).encode()
    return json.loads(subprocess.run(command, input=asked, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
