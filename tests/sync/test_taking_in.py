"""Tablets' posts that wait are taken in as one batch; each has its own answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event, select

from server.changes.models import Change, LogHead
from server.foundation import identifiers
from server.foundation.commits import PendingWrite, write_together
from server.foundation.database import Database, Store
from server.foundation.problems import NotFound, NotSignedIn
from server.keeping import sent_json
from server.keeping.receive import Receipts
from server.people import credentials, secrets, tablets
from server.people.models import Person, Tablet
from server.sync.taking_in import Post, take_in
from tests.cast import Cast
from tests.changes.builders import marked


def post(cast: Cast, person: Person, changes: list[Any], device: str, session: str = "") -> Post:
    body = sent_json.Sending(device, len(changes), [sent_json.Sent(one["id"], one, "") for one in changes])
    return Post(session or cast.session.id, credentials.by_token(cast.tokens[person.id]), body)


def taken(store: Store, *posts: Post) -> list[Any]:
    """What each of them got who waited together."""
    pending = [PendingWrite(take_in, one) for one in posts]
    write_together(store.write, pending)
    return [write.outcome.exception() or write.outcome.result() for write in pending]


def statuses(answer: Receipts) -> list[Any]:
    return [receipt.get("number", receipt.get("reason")) for receipt in answer.receipts]


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """Every statement, and each transaction's beginning, savepoints and end."""
    found: list[str] = []

    def count(what: str) -> Any:
        return lambda *given: found.append(given[2] if what == "before_cursor_execute" else what)

    counting = {
        name: count(name) for name in ("before_cursor_execute", "begin", "commit", "savepoint", "release_savepoint")
    }
    for name, listener in counting.items():
        event.listen(store.engine, name, listener)
    yield found
    for name, listener in counting.items():
        event.remove(store.engine, name, listener)


def test_thirty_two_who_wait_are_asked_for_at_once(store: Store, cast: Cast) -> None:
    devices = [identifiers.mint() for _ in range(32)]
    people = [cast.musa, cast.amina] * 16
    taken(store, *(post(cast, person, [], device) for person, device in zip(people, devices, strict=True)))
    posts = [post(cast, person, [marked()], device) for person, device in zip(people, devices, strict=True)]
    with counted(store) as statements:
        answers = taken(store, *posts)
    assert [statuses(answer) for answer in answers] == [[number] for number in range(1, 33)]
    assert len(statements) <= 20, statements


def test_what_is_wrong_with_one_post_is_its_own_answer(store: Store, cast: Cast) -> None:
    mine, hers = identifiers.mint(), identifiers.mint()
    taken(store, post(cast, cast.musa, [], mine), post(cast, cast.amina, [], hers))
    stranger = Post(cast.session.id, credentials.by_token("nobody's"), sent_json.Sending(mine))
    answers = taken(
        store,
        post(cast, cast.musa, [marked()], mine),
        stranger,
        post(cast, cast.amina, [marked()], mine),  # a device of another
        post(cast, cast.musa, [marked()], mine, session=identifiers.mint()),
        post(cast, cast.amina, [marked()], hers),
    )
    assert [type(one).__name__ for one in answers] == [
        "Receipts", NotSignedIn.__name__, "DeviceOfAnother", NotFound.__name__, "Receipts",
    ]  # fmt: skip
    assert [statuses(answers[0]), statuses(answers[4])] == [[1], [2]]


def test_a_change_that_two_tablets_send_at_once_is_kept_once(store: Store, cast: Cast) -> None:
    one, mine, hers = marked(), identifiers.mint(), identifiers.mint()
    again, other = post(cast, cast.musa, [one], mine), post(cast, cast.amina, [one], hers)
    assert [statuses(answer) for answer in taken(store, again, again, other)] == [[1], [1], ["content_differs"]]


def test_a_tablet_that_was_revoked_while_it_waited_is_parked(store: Store, cast: Cast) -> None:
    waiting = post(cast, cast.musa, [marked()], identifiers.mint())
    with store.transaction() as db:
        held = secrets.hashed(cast.tokens[cast.musa.id])
        revoked = db.scalars(select(Tablet).where(Tablet.secret_hash == held)).one()
        tablets.revoke(db, revoked, db.merge(cast.asha), "lost")
    assert [statuses(answer) for answer in taken(store, waiting)] == [["not_allowed"]]


def test_of_two_people_who_begin_with_one_device_at_once_the_first_owns_it(store: Store, cast: Cast) -> None:
    device = identifiers.mint()
    answers = taken(store, post(cast, cast.musa, [marked()], device), post(cast, cast.amina, [marked()], device))
    assert [type(one).__name__ for one in answers] == ["Receipts", "DeviceOfAnother"]


def test_when_the_shared_commit_fails_each_is_done_again_alone(
    store: Store, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit, tries = Database.commit, iter([OSError("disk")])

    def fail_once(db: Database) -> None:
        for error in tries:
            raise error
        commit(db)

    monkeypatch.setattr(Database, "commit", fail_once)
    posts = [post(cast, cast.musa, [marked()], identifiers.mint()) for _ in range(3)]
    assert [statuses(answer) for answer in taken(store, *posts)] == [[1], [2], [3]]
    with store.read() as db:
        assert db.scalars(select(Change.number).order_by(Change.number)).all() == [1, 2, 3]
        assert db.scalars(select(LogHead.latest)).one() == 3


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_no_statement_looks_through_a_whole_table(store: Store, cast: Cast) -> None:
    plans: list[str] = []

    def explain(_connection: Any, cursor: Any, statement: str, given: Any, *_rest: Any) -> None:
        if given and not isinstance(given, list):
            asking = cursor.connection.cursor()
            plans.extend(row[3] for row in asking.execute(f"EXPLAIN QUERY PLAN {statement}", given))

    event.listen(store.engine, "before_cursor_execute", explain)
    taken(store, post(cast, cast.musa, [marked()], identifiers.mint()))
    event.remove(store.engine, "before_cursor_execute", explain)
    assert any("SEARCH change" in plan for plan in plans)
    assert [plan for plan in plans if plan.startswith("SCAN") and "json_each" not in plan] == []
