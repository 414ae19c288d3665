"""Group commit: writes that wait share one transaction and one sync of the disk.

`foundation.requests.in_shared_commit` answers each after that commit; a write that fails is rolled back and costs the
others nothing.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session as Database

Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class PendingWrite(Generic[Result]):
    """What one request does in the database, and what came of it."""

    do: Callable[[Database], Result]
    outcome: Future[Result] = field(default_factory=Future)


def write_together(open_transaction: Callable[[], Database], pending: Sequence[PendingWrite[Any]]) -> None:
    """All in one transaction; if one fails nothing of it is kept, and each is done again in its own."""
    try:
        with open_transaction() as db:
            results = [write.do(db) for write in pending]
            db.commit()
    except Exception as error:
        if len(pending) == 1:
            pending[0].outcome.set_exception(error)
            return
        for write in pending:
            write_together(open_transaction, [write])
    else:
        for write, result in zip(pending, results, strict=True):
            write.outcome.set_result(result)
