"""After a start: the rows that an upgrade has to have made anew, before somebody reads them."""

import logging
import random
from collections.abc import Sequence
from functools import partial

from anyio import sleep, to_thread
from sqlalchemy import true

from server.foundation.database import Store
from server.foundation.requests import in_shared_commit
from server.record_tables.moved_on import moved_on
from server.record_tables.up_to_date import TOGETHER, Projection, keep, projection_of

log = logging.getLogger(__name__)

# As long as one step takes: half of the time is left to tablets and pages.
PAUSE_SECONDS = 0.1


async def catch_up(store: Store) -> None:
    """A few sessions at a time, until all rows say what their logs say. What it leaves undone the next reader does."""
    try:
        while projections := await to_thread.run_sync(next_few, store):
            await in_shared_commit(store, partial(keep, projections=projections))
            await sleep(PAUSE_SECONDS)
    except Exception:
        log.exception("The record tables are brought up to date when they are read next")


def next_few(store: Store) -> Sequence[Projection]:
    """In no order, so that two processes seldom make the same."""
    with store.read() as db:
        moved = moved_on(db, true())
        return [projection_of(db, one) for one in random.sample(moved, min(TOGETHER, len(moved)))]
