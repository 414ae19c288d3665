"""A process that keeps changes through our own acts and says each one aloud once it is committed.

`python -m tests.faults.writer FILE SESSION PERSON COMMITS SYNCHRONOUS`
"""

import os
import sys
from random import Random

from sqlalchemy import URL

import server.app  # noqa: F401  knows every kind of change
from server.foundation.database import Store
from server.foundation.sqlite import REQUIRED
from tests.changes.builders import marked, send, written

# The builders count from two o'clock, and a time of the next day would not be kept.
MINUTES_UNTIL_MIDNIGHT = 10 * 60


def write(store: Store, session: str, person: str, commits: int) -> None:
    chance = Random(7)
    for commit in range(commits):
        number = commit % MINUTES_UNTIL_MIDNIGHT
        changes = [marked(at=number, subject=f"tea.s{number % 9}") for _each in range(chance.randint(1, 3))]
        changes.append(written(f"fieldnote.{person}", "and then " * chance.randint(1, 90), number))
        with store.transaction() as db:
            receipts = send(db, session, person, changes).receipts
        assert {receipt["status"] for receipt in receipts} == {"kept"}
        os.write(1, "".join(f"{change['id']}\n" for change in changes).encode())


if __name__ == "__main__":
    file, session, person, commits, synchronous = sys.argv[1:]
    # Checkpoints far more often than in service: they are where a power cut could do harm.
    REQUIRED.update(synchronous=int(synchronous), wal_autocheckpoint=60)
    write(Store(URL.create("sqlite", database=file)), session, person, int(commits))
