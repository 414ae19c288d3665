"""What a route may ask for: the database to read, or one transaction to write.

This file, each context's `routes.py` and `access.py`, and `app.py` are the only ones that know FastAPI.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Annotated, TypeVar

from anyio import to_thread
from fastapi import Depends, Request

from server.foundation.database import Database, Store

Result = TypeVar("Result")


def store(request: Request) -> Store:
    found: Store = request.app.state.store
    return found


def reading(request: Request) -> Iterator[Database]:
    with store(request).read() as db:
        yield db


async def writing(request: Request) -> AsyncIterator[Database]:
    """One transaction, committed before the answer leaves; a failure anywhere keeps nothing."""
    kept = store(request)
    async with kept.turn():
        db = kept.write()
        try:
            yield db
            await to_thread.run_sync(db.commit, limiter=kept.committers)
        finally:
            await to_thread.run_sync(db.close, limiter=kept.committers)


async def written(kept: Store, act: Callable[[Database], Result]) -> Result:
    """The same in one thread, for what tablets send all day: `Writing` changes threads at each step of a request,
    and everybody else who wants to write waits for each change."""

    def act_and_commit() -> Result:
        with kept.write() as db:
            result = act(db)
            db.commit()
            return result

    async with kept.turn():
        return await to_thread.run_sync(act_and_commit)


# FastAPI ends a `yield` dependency after the answer by default; "function" ends it before.
Reading = Annotated[Database, Depends(reading, scope="function")]
Writing = Annotated[Database, Depends(writing, scope="function")]
