"""Taking a change in costs the same in a long session as in an empty one: `make bench` has the times."""

from itertools import cycle, islice
from typing import Any

import pytest

from server.foundation import identifiers
from server.foundation.database import Store
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, TABLET, change, marked, second_session, send, written

LENGTH = 1_000
# A look at each change that came before takes twenty times as many steps and more.
AT_MOST = 1.5


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)  # PostgreSQL does not count its steps
def test_a_change_takes_no_more_steps_in_a_long_session(store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        empty = second_session(db, cast).id
        for _part in range(LENGTH // 500):
            send(db, cast.session.id, cast.musa.id, islice(ACTS, 500))
    for session in (empty, cast.session.id):
        steps(store, cast, session)  # who begins pays for what comes once, as the row of the tablet
    assert steps(store, cast, cast.session.id) < AT_MOST * steps(store, cast, empty)


def acts() -> Any:
    """Marks on the same few questions, and notes with words, without end."""
    for number in cycle(range(60)):
        yield marked("came_up", number, f"tea.s{number}")
        note = identifiers.mint()
        yield change("moment.noted", note, {"kind": "gist"}, number)
        yield written(note, "they agreed", number)


ACTS = acts()


def steps(store: Store, cast: Cast, session_id: str) -> int:
    """How many instructions SQLite's virtual machine carries out for three changes: rows looked at, not time."""
    device = TABLET if session_id == cast.session.id else OTHER_TABLET
    counted: list[None] = []
    with store.transaction() as db:
        connection: Any = db.connection().connection.driver_connection
        connection.set_progress_handler(lambda: counted.append(None), 1)
        send(db, session_id, cast.musa.id, islice(ACTS, 3), device=device)
        connection.set_progress_handler(None, 1)
    return len(counted)
