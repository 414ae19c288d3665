"""What a route may ask for: the database to read, or one transaction to write.

This file, each context's `routes.py` and `access.py`, and `app.py` are the only ones that know FastAPI.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Annotated, TypeVar

from anyio import to_thread
from fastapi import Depends, Query, Request
from pydantic import AfterValidator

from server.foundation import clock
from server.foundation.bell import Bell
from server.foundation.commits import PendingWrite, write_together
from server.foundation.database import Database, Store
from server.foundation.problems import WrongClock

Result = TypeVar("Result")


def store(request: Request) -> Store:
    found: Store = request.app.state.store
    return found


async def bell(request: Request) -> Bell:
    found: Bell = request.app.state.bell
    return found


def reading(request: Request) -> Iterator[Database]:
    with store(request).read() as db:
        yield db


async def writing(request: Request) -> AsyncIterator[Database]:
    """One transaction, committed before the answer leaves; a failure anywhere keeps nothing."""
    refuse_wrong_clock()
    opened = store(request)
    async with opened.write_lock():
        db = opened.write()
        try:
            yield db
            await to_thread.run_sync(db.commit, limiter=opened.committers)
        finally:
            await to_thread.run_sync(db.close, limiter=opened.committers)


async def in_shared_commit(store: Store, do: Callable[[Database], Result]) -> Result:
    """The same for what tablets send all day: in one thread, and in one commit with others who wait."""
    refuse_wrong_clock()
    own = PendingWrite(do)
    store.waiting.append(own)
    try:
        async with store.write_lock():
            if not own.outcome.done():
                await to_thread.run_sync(write_together, store.write, store.next_writes())
    finally:  # also when whoever asked is gone before they got the lock
        if own in store.waiting:
            store.waiting.remove(own)
    return own.outcome.result()


def refuse_wrong_clock() -> None:
    if clock.is_wrong():
        raise WrongClock(retry_after=60)


# FastAPI ends a `yield` dependency after the answer by default; "function" ends it before.
Reading = Annotated[Database, Depends(reading, scope="function")]
Writing = Annotated[Database, Depends(writing, scope="function")]

# No column holds a larger number, so it names nothing; a larger one in an address would fail in the database.
LARGEST = 2**53
Number = Annotated[int, Query(ge=0), AfterValidator(lambda number: min(number, LARGEST))]
Ringing = Annotated[Bell, Depends(bell)]
