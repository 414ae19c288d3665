"""Taking a change in costs the same in a long session as in an empty one: `make bench` has the numbers."""

import time
from itertools import cycle
from statistics import median
from typing import Any

from server.foundation import identifiers
from server.foundation.database import Database, Store
from server.sessions import planning
from server.sessions.models import Session
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, TABLET, change, marked, send, written

LENGTH = 5_000
ROUNDS = 40
# A look at each change that came before would take ten times as long and more.
AT_MOST = 2.0


def test_a_change_costs_no_more_in_a_long_session(store: Store, cast: Cast) -> None:
    with store.transaction() as db:
        empty = second_session(db, cast)
        made = acts()
        for _ in range(LENGTH // 500):
            send(db, cast.session.id, cast.musa.id, [next(made) for _ in range(500)])
    took: dict[str, list[float]] = {empty: [], cast.session.id: []}
    made = acts()
    for _ in range(ROUNDS):
        changes = {session_id: [next(made) for _ in range(5)] for session_id in took}
        for session_id in took:
            took[session_id].append(seconds(store, cast, session_id, changes[session_id]))
    assert median(took[cast.session.id]) < AT_MOST * median(took[empty])


def second_session(db: Database, cast: Cast) -> str:
    first = db.get_one(Session, cast.session.id)
    people = (cast.musa, cast.amina)
    plan = planning.Plan(first.site, first.starts_at, "en", first.guide_version, *people, "Ward 4", "before", 8)
    return planning.plan(db, plan, cast.asha).id


def acts() -> Any:
    """Marks on the same few questions, and notes with words, without end."""
    for number in cycle(range(60)):
        yield marked("came_up", number, f"tea.s{number}")
        note = identifiers.mint()
        yield change("moment.noted", note, {"kind": "gist"}, number)
        yield written(note, "they agreed", number)


def seconds(store: Store, cast: Cast, session_id: str, changes: list[Any]) -> float:
    device = TABLET if session_id == cast.session.id else OTHER_TABLET
    began = time.perf_counter()
    with store.transaction() as db:
        send(db, session_id, cast.musa.id, changes, device=device)
    return time.perf_counter() - began
