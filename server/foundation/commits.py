"""Who waits to write shares the next commit: the disk takes as long for eight of them as for one.

Nobody is answered before that commit, and what one of them cannot do costs the others nothing.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session as Database

Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class Act(Generic[Result]):
    """What one request does in the database, and what came of it."""

    do: Callable[[Database], Result]
    outcome: Future[Result] = field(default_factory=Future)


def carry_out(write: Callable[[], Database], acts: Sequence[Act[Any]]) -> None:
    """All in one transaction; if one fails nothing of it is kept, and each is done again in its own."""
    try:
        with write() as db:
            results = [act.do(db) for act in acts]
            db.commit()
    except Exception as error:
        if len(acts) == 1:
            acts[0].outcome.set_exception(error)
            return
        for act in acts:
            carry_out(write, [act])
    else:
        for act, result in zip(acts, results, strict=True):
            act.outcome.set_result(result)
