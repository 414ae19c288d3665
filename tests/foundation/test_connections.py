"""The connections that all processes may open fit what PostgreSQL allows, and running out is no failure of ours."""

import anyio
import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import TimeoutError as PoolTimeout

from server.foundation import connections
from server.foundation.bell import Bell
from server.foundation.connections import TooManyProcesses, refuse_one_process_too_many
from server.foundation.database import Database, Store
from tests.conftest import on_postgresql


def newest(_db: Database, _sessions: object) -> dict[str, int]:
    return {}


@on_postgresql
def test_the_process_that_would_not_fit_does_not_start(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def start_beside_another() -> None:
        async with Bell().hearing(store, newest):
            await anyio.sleep(0.5)  # until it listens
            with pytest.raises(TooManyProcesses, match="max_connections"):
                refuse_one_process_too_many(store)

    monkeypatch.setattr(connections, "connections_for_us", lambda _connection: connections.A_PROCESS)
    refuse_one_process_too_many(store)
    anyio.run(start_beside_another)


def test_sqlite_has_no_such_limit(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    if store.sqlite:
        monkeypatch.setattr(connections, "connections_for_us", lambda _connection: 0)
    refuse_one_process_too_many(store)


def test_who_waited_too_long_for_a_connection_is_told_to_come_back(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_free(*_given: object) -> None:
        raise PoolTimeout("QueuePool limit of size 5 overflow 10 reached")

    monkeypatch.setattr(Database, "execute", nothing_free)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_who_waited_too_long_for_a_place_to_read_is_told_to_come_back(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.foundation.requests.WAITS_SECONDS", 0.05)
    monkeypatch.setattr(store, "readers", anyio.Semaphore(0))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
