"""What a route may ask for: the database to read, or one transaction to write.

This file, each context's `routes.py` and `access.py`, and `app.py` are the only ones that know FastAPI.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Annotated, Any, TypeVar

from anyio import fail_after, to_thread
from fastapi import Depends, Query, Request
from pydantic import AfterValidator

from server.foundation import clock
from server.foundation.bell import Bell
from server.foundation.commits import PendingWrite, each, next_writes, write_together
from server.foundation.database import WAITS_SECONDS, Database, Store
from server.foundation.problems import Busy, WrongClock

Result = TypeVar("Result")


def store(request: Request) -> Store:
    found: Store = request.app.state.store
    return found


async def bell(request: Request) -> Bell:
    found: Bell = request.app.state.bell
    return found


async def reading(request: Request) -> AsyncIterator[Database]:
    opened = store(request)
    async with patiently(opened.readers):
        db = opened.read()
        try:
            yield db
        finally:
            await to_thread.run_sync(db.close, limiter=opened.committers)


async def writing(request: Request) -> AsyncIterator[Database]:
    """One transaction, committed before the answer leaves; a failure anywhere keeps nothing."""
    refuse_wrong_clock()
    opened = store(request)
    async with patiently(opened.write_lock()):
        db = opened.write()
        try:
            yield db
            await to_thread.run_sync(db.commit, limiter=opened.committers)
        finally:
            await to_thread.run_sync(db.close, limiter=opened.committers)


async def in_shared_commit(store: Store, do: Callable[[Database], Result]) -> Result:
    """A short write in one commit with others who wait."""
    return await in_shared_write(store, PendingWrite(each, do))


async def in_shared_write(store: Store, own: PendingWrite[Any, Result]) -> Result:
    """The same for writes of one kind that wait together: what they have in common is done once for all of them.

    Whoever gets the lock writes for all who wait by then, in one thread; the others find their answer there.
    """
    refuse_wrong_clock()
    store.waiting.append(own)
    try:
        async with store.queue_lock:
            if not own.outcome.done():
                group = next_writes(store.waiting)
                await to_thread.run_sync(write_together, store.write, group, limiter=store.committers)
    finally:  # also when whoever asked is gone before they got the lock
        if own in store.waiting:
            store.waiting.remove(own)
    return own.outcome.result()


@asynccontextmanager
async def patiently(place: AbstractAsyncContextManager[object]) -> AsyncIterator[None]:
    """Wait for a place, but not for ever: raises Busy, and the tablet or browser asks again."""
    async with AsyncExitStack() as stack:
        try:
            with fail_after(WAITS_SECONDS):
                await stack.enter_async_context(place)
        except TimeoutError as error:
            raise Busy(retry_after=5) from error
        yield


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
