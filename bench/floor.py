"""The floor: one writer puts rows into the log's own table, and the disk has them at each commit. No HTTP, no check."""

import json
import sys
import time
from itertools import count
from typing import Any

from sqlalchemy import func, insert, make_url, select

from bench.writing import Tablet
from server.changes.models import Change
from server.foundation import clock
from server.foundation.database import Store
from server.tables import metadata

LOG = metadata.tables[Change.__tablename__]


def row(change: dict[str, Any], session: str, person: str, device: str, number: int) -> dict[str, Any]:
    """All columns of the log, filled as long as the real ones are."""
    kept = {name: change[name] for name in ("id", "n", "kind", "subject", "at")}
    kept |= {"session_id": session, "number": number, "device": device, "person_id": person, "by_right": "write_record"}
    kept |= {"slot": "came_up", "received_at": clock.now(), "content": change["id"].replace("-", "") * 2}
    kept |= {"payload": json.dumps(change["payload"]), "base": json.dumps(change.get("base"))}
    return kept | {"extra": None, "brought_by_id": None}


def measure(url: str, session: str, person: str, device: str, commits: int, rows: int) -> float:
    """Rows a second."""
    store = Store(make_url(url))
    tablet = Tablet(session, "", device)
    with store.read() as db:
        numbers = count((db.scalar(select(func.max(LOG.c.number)).where(LOG.c.session_id == session)) or 0) + 1)
    made = [
        [row(tablet.change(), session, person, device, next(numbers)) for _ in range(rows)] for _ in range(commits + 1)
    ]
    statement = insert(LOG)
    with store.engine.connect() as connection:
        for number, batch in enumerate(made):
            if number == 1:  # the first warms up
                began = time.perf_counter()
            connection.execute(statement, batch)
            connection.commit()
        took = time.perf_counter() - began
    store.engine.dispose()
    return commits * rows / took


if __name__ == "__main__":
    print(json.dumps(measure(**json.load(sys.stdin))))
