"""The promise of the fold: the set of kept changes decides, not the order, repeats or batches they came in."""

import json
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.changes import fold
from server.foundation.database import Database, Store
from server.record.sealed import Reader
from server.record.state import folded
from server.record_tables import projection
from tests.cast import Cast
from tests.changes.builders import OTHER_TABLET, TABLET, minute, send
from tests.conftest import on_postgresql
from tests.record.test_vectors import rows_of


def id_of(number: int) -> str:
    return f"0193c000-cccc-7000-8000-{number:012}"


THING = "0193c000-eeee-7000-8000-000000000001"
IDS = st.integers(0, 11).map(id_of)
PAYLOADS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "session.started": st.just({}),
    "session.paused": st.just({}),
    "session.ended": st.just({}),
    "sub.marked": st.sampled_from(["came_up", "asked", "left_out", "open"]).map(lambda mark: {"mark": mark}),
    "question.now": st.just({"how": "asked"}),
    "participant.added": st.just({"number": 1}),
    "consent.recorded": st.just({"form_version": "1", "given_on": "2026-11-22"}),
    "consent.withdrawn": st.just({}),
    "turn.taken": st.sampled_from([THING, "lost"]).map(lambda who: {"who": who}),
    "turn.corrected": st.just({"who": "several"}),
    "moment.noted": st.sampled_from(["gist", "steer"]).map(lambda kind: {"kind": kind}),
    "text.written": st.sampled_from("ab").map(lambda text: {"field": "text", "text": text}),
    "answer.given": st.sampled_from([1, 2]).map(lambda age: {"question": "age", "value": {"number": age}}),
    "note.shared": st.just({}),
    "change.undone": st.just({}),
}


@st.composite
def logs(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """Up to twelve changes of two people that name each other, before and after they were made."""
    made = []
    for number in range(draw(st.integers(2, 12))):
        kind = draw(st.sampled_from(sorted(PAYLOADS)))
        change = {"id": id_of(number), "n": 1, "kind": kind, "at": minute(draw(st.integers(0, 3)))}
        change |= {"subject": draw(IDS) if kind == "change.undone" else THING, "payload": draw(PAYLOADS[kind])}
        made.append((draw(st.sampled_from([TABLET, OTHER_TABLET])), change | {"base": draw(st.lists(IDS, max_size=2))}))
    return made


def examples(count: int) -> settings:
    return settings(max_examples=count, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@examples(40)
@given(st.data())
def test_any_order_repetition_and_batching_gives_the_same_rows_and_state(
    store: Store, cast: Cast, data: st.DataObject
) -> None:
    check_any_order(store, cast, data)


@on_postgresql  # the same rules, in its own upserts: a few logs show it
@examples(8)
@given(st.data())
def test_on_postgresql_too(store: Store, cast: Cast, data: st.DataObject) -> None:
    check_any_order(store, cast, data)


def check_any_order(store: Store, cast: Cast, data: st.DataObject) -> None:
    log = data.draw(logs())
    again = data.draw(st.lists(st.sampled_from(log), max_size=4))
    shuffled = data.draw(st.permutations(log + again))
    sizes = data.draw(st.lists(st.integers(1, 5), min_size=1))
    assert outcome(store, cast, shuffled, sizes) == outcome(store, cast, log, [1])


def outcome(store: Store, cast: Cast, log: list[tuple[str, dict[str, Any]]], sizes: list[int]) -> list[Any]:
    with store.write() as db, db.begin() as kept:
        send_in_batches(db, cast, log, sizes)
        rows = rows_of(db)
        fold.rebuild(db, cast.session.id)
        assert rows_of(db) == rows
        staff = frozenset({cast.musa.id, cast.amina.id})
        states = [
            folded(db, cast.session.id, Reader(who.id, staff)).model_dump_json()
            for who in (cast.musa, cast.amina, cast.asha)
        ]
        made = projection.rows_of(db, cast.session.id, cast.version)
        projected = {table.__tablename__: sorted(map(repr, found)) for table, found in made.items()}
        kept.rollback()
    return [rows, [json.loads(state) for state in states], projected]


def send_in_batches(db: Database, cast: Cast, log: list[tuple[str, dict[str, Any]]], sizes: list[int]) -> None:
    for device, person in ((TABLET, cast.musa), (OTHER_TABLET, cast.amina)):
        own = iter([change for sent_by, change in log if sent_by == device])
        for size in sizes * len(log):
            receipts = send(db, cast.session.id, person.id, islice(own, size), device=device).receipts
            assert {receipt["status"] for receipt in receipts} <= {"kept", "repeated"}
