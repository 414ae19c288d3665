"""Group commit: writes that wait share one transaction and one sync of the disk.

`foundation.requests.in_shared_commit` answers each after that commit; a write that fails is rolled back and costs the
others nothing.
"""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy.orm import Session as Database

from server.foundation.problems import Problem

Given = TypeVar("Given")
Result = TypeVar("Result")

Together: TypeAlias = Callable[[Database, Sequence[Given]], Sequence[Result | Problem]]
"""Carries out what several writers gave, in one transaction. A Problem in an answer's place is that writer's alone:
nothing of theirs was written. Whatever it raises is everybody's."""

# Measured: groups of 32 take in twice as much as groups of 8; what is over 500 changes holds the others up too long.
MOST_WRITES = 32
MOST_CHANGES = 500


@dataclass(frozen=True, eq=False)
class PendingWrite(Generic[Given, Result]):
    """What one request does in the database, and what came of it."""

    do: Together[Given, Result]
    given: Given
    changes: int = 1
    """How much there is to do, as far as it is known before."""
    outcome: Future[Result] = field(default_factory=Future)


def each(db: Database, writes: Sequence[Callable[[Database], Result]]) -> list[Result]:
    """One after the other, for writes that have nothing to share but the commit."""
    return [write(db) for write in writes]


def next_writes(waiting: deque[PendingWrite[Any, Any]]) -> list[PendingWrite[Any, Any]]:
    """Those who have waited longest, as many as may share a commit."""
    chosen: list[PendingWrite[Any, Any]] = []
    changes = 0
    while waiting and len(chosen) < MOST_WRITES:
        changes += waiting[0].changes
        if chosen and changes > MOST_CHANGES:
            break
        chosen.append(waiting.popleft())
    return chosen


def write_together(open_transaction: Callable[[], Database], pending: Sequence[PendingWrite[Any, Any]]) -> None:
    """All in one transaction; if one fails nothing of it is kept, and each is done again in its own."""
    results: list[Any] = []
    try:
        with open_transaction() as db:
            for do, writes in groupby(pending, key=lambda write: write.do):
                results += do(db, [write.given for write in writes])
            db.commit()
    except Exception as error:
        if len(pending) == 1:
            pending[0].outcome.set_exception(error)
            return
        for write in pending:
            write_together(open_transaction, [write])
    else:
        for write, result in zip(pending, results, strict=True):
            answer(write.outcome, result)


def answer(outcome: Future[Any], result: Any) -> None:
    if isinstance(result, Problem):
        outcome.set_exception(result)
    else:
        outcome.set_result(result)


def end_snapshot(db: Database) -> None:
    """What is read after this in a reading transaction is as it stands in the database by then."""
    db.rollback()
