"""Those who wait to write share a commit, and what is asked for all of them is asked once."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import anyio
import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from server.foundation import audit
from server.foundation.audit import AuditEntry
from server.foundation.commits import MOST_WRITES, PendingWrite, each, next_writes
from server.foundation.database import Database, Store
from server.foundation.problems import NotFound, Problem
from server.foundation.requests import in_shared_commit, in_shared_write

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


def all_at_once(
    store: Store, acts: Sequence[Callable[[Database], str]], writes: Sequence[PendingWrite[Any, str]] = ()
) -> list[Did]:
    """What each got back, in the order they asked."""
    pending = [*(PendingWrite(each, act) for act in acts), *writes]
    got: list[Did] = [""] * len(pending)

    async def ask(place: int) -> None:
        try:
            got[place] = await in_shared_write(store, pending[place])
        except Exception as error:
            got[place] = error

    async def together() -> None:
        async with anyio.create_task_group() as asking:
            for place in range(len(pending)):
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


def test_those_who_wait_share_commits(store: Store) -> None:
    commits: list[None] = []
    event.listen(store.engine, "commit", lambda _connection: commits.append(None))
    all_at_once(store, [noting(str(number)) for number in range(MOST_WRITES + 8)])
    assert len(commits) == 2


def test_so_many_changes_share_a_commit_and_a_larger_write_has_its_own() -> None:
    sizes = [300, 200, 1, 0, 900, 1]
    waiting = deque(PendingWrite(each, noting("x"), changes) for changes in sizes)
    groups = [[write.changes for write in next_writes(waiting)] for _ in range(4)]
    assert groups == [[300, 200], [1, 0], [900], [1]]


def test_what_waits_together_is_done_together_and_a_problem_is_its_own_answer(store: Store) -> None:
    groups: list[list[str]] = []

    def together(db: Database, names: Sequence[str]) -> list[str | Problem]:
        groups.append(list(names))
        return [NotFound() if name == "nothing" else noting(name)(db) for name in names]

    got = all_at_once(store, [], [PendingWrite(together, name) for name in ("a", "nothing", "b")])
    assert groups == [["a", "nothing", "b"]]
    assert [str(one) for one in got] == ["a", NotFound.title, "b"]
    assert noted(store) == ["a", "b"]


def test_nobody_is_answered_when_the_shared_commit_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_db: Database) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk I/O error"))

    monkeypatch.setattr(Database, "commit", fail)
    got = all_at_once(store, [noting("a"), noting("b"), noting("c")])
    assert all(isinstance(one, OperationalError) for one in got)
    assert noted(store) == []


def test_what_is_left_before_its_turn_is_not_done_later(store: Store) -> None:
    async def leave() -> None:
        with anyio.move_on_after(0.05):
            await in_shared_commit(store, noting("left"))

    async def leave_while_another_writes() -> None:
        async with anyio.create_task_group() as tasks, store.queue_lock:
            tasks.start_soon(leave)
            await anyio.sleep(0.1)
        await in_shared_commit(store, noting("next"))

    anyio.run(leave_while_another_writes)
    assert noted(store) == ["next"]
