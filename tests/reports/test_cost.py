"""How many statements the comparison takes, counted: a clock would say something else on each machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from server.foundation.database import Store
from server.sessions import planning
from tests.cast import Cast
from tests.changes.builders import change, send

PAGE = "/studies/peer-support/comparison"
MOST = 40


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    statements: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(store.engine, "before_cursor_execute", count)
    yield statements
    event.remove(store.engine, "before_cursor_execute", count)


def hold_sessions(store: Store, cast: Cast, count: int) -> None:
    """Sessions that ended long ago, each with a participant, a mark and a field note that is signed."""
    starts_at = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
    plan = planning.Plan(cast.bu, starts_at, "en", cast.version, cast.musa, cast.amina, "Ward", "", 8)
    with store.transaction() as db:
        for _session in range(count):
            session = planning.plan(db, plan, cast.asha)
            own = f"fieldnote.{cast.musa.id}"
            text = {"field": "topics", "text": "Nights."}
            said = [
                change(f"session.{what}", session.id) | {"at": f"2026-11-19T{hour}:00:00.000Z"}
                for what, hour in (("started", 12), ("ended", 13))
            ]
            said += [change("sub.marked", "collaboration.s1", {"mark": "asked"})]
            said += [change("text.written", own, text, base=[]), change("fieldnote.signed", own)]
            send(db, session.id, cast.musa.id, said)


def statements_for(client: TestClient, store: Store) -> int:
    with counted(store) as found:
        assert client.get(PAGE).status_code == 200
    return len(found)


def test_six_or_sixty_sessions_take_the_same_statements(client: TestClient, store: Store, cast: Cast) -> None:
    cast.sign_in(client, cast.asha)
    hold_sessions(store, cast, 6)
    client.get(PAGE)
    few = statements_for(client, store)
    hold_sessions(store, cast, 54)
    client.get(PAGE)
    assert statements_for(client, store) == few <= MOST


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_one_session_more_costs_its_own_rows_alone(client: TestClient, store: Store, cast: Cast) -> None:
    cast.sign_in(client, cast.asha)
    hold_sessions(store, cast, 1)
    for_one = statements_for(client, store)
    hold_sessions(store, cast, 20)
    client.get(PAGE)
    hold_sessions(store, cast, 1)
    assert statements_for(client, store) == for_one
