"""Tablets that wait to write share a commit on SQLite, and only that."""

from collections.abc import Callable

import anyio
import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from server.foundation import audit
from server.foundation.audit import AuditEntry
from server.foundation.database import Database, Store
from server.foundation.requests import in_shared_commit

Did = str | Exception


def noting(what: str) -> Callable[[Database], str]:
    def do(db: Database) -> str:
        audit.record(db, None, "noted", what)
        return what

    return do


def failing(db: Database) -> str:
    audit.record(db, None, "noted", "half")
    db.flush()
    raise LookupError("not here")


def all_at_once(store: Store, acts: list[Callable[[Database], str]]) -> list[Did]:
    """What each got back, in the order they asked."""
    got: list[Did] = [""] * len(acts)

    async def ask(place: int) -> None:
        try:
            got[place] = await in_shared_commit(store, acts[place])
        except Exception as error:
            got[place] = error

    async def together() -> None:
        async with anyio.create_task_group() as asking:
            for place in range(len(acts)):
                asking.start_soon(ask, place)

    anyio.run(together)
    return got


def noted(store: Store) -> list[str]:
    with store.read() as db:
        return sorted(db.scalars(select(AuditEntry.subject).where(AuditEntry.act == "noted")))


def test_each_is_answered_with_its_own_and_what_all_wrote_is_there(store: Store) -> None:
    names = [f"tablet {number:02}" for number in range(30)]
    assert all_at_once(store, [noting(name) for name in names]) == names
    assert noted(store) == names


def test_what_one_cannot_do_costs_the_others_nothing(store: Store) -> None:
    first, failed, last = all_at_once(store, [noting("a"), failing, noting("b")])
    assert (first, last) == ("a", "b")
    assert isinstance(failed, LookupError)
    assert noted(store) == ["a", "b"]


def test_those_who_wait_on_sqlite_share_commits(store: Store) -> None:
    commits: list[None] = []
    event.listen(store.engine, "commit", lambda _connection: commits.append(None))
    all_at_once(store, [noting(str(number)) for number in range(17)])
    # The first finds nobody waiting; of the sixteen behind it eight go together each time.
    assert len(commits) == (3 if store.sqlite else 17)


def test_nobody_is_answered_when_the_shared_commit_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_db: Database) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk I/O error"))

    monkeypatch.setattr(Database, "commit", fail)
    got = all_at_once(store, [noting("a"), noting("b"), noting("c")])
    assert all(isinstance(one, OperationalError) for one in got)
    assert noted(store) == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)  # on PostgreSQL nobody waits
def test_what_is_left_before_its_turn_is_not_done_later(store: Store) -> None:
    async def leave() -> None:
        with anyio.move_on_after(0.05):
            await in_shared_commit(store, noting("left"))

    async def leave_while_another_writes() -> None:
        async with anyio.create_task_group() as tasks, store.write_lock():
            tasks.start_soon(leave)
            await anyio.sleep(0.1)
        await in_shared_commit(store, noting("next"))

    anyio.run(leave_while_another_writes)
    assert noted(store) == ["next"]
