"""A process that migrates a database and is killed before one of its statements.

`python -m tests.faults.dies_migrating ADDRESS NUMBER`: 1 is the first statement.
"""

import os
import signal
import sys
from itertools import count
from typing import Any

from sqlalchemy import event, make_url

from server.foundation.database import Store
from server.foundation.schema import migrate


def migrate_until(address: str, fatal: int) -> None:
    store, numbers = Store(make_url(address)), count(1)

    def before(*_given: Any) -> None:
        if next(numbers) == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(store.engine, "before_cursor_execute", before)
    migrate(store)


if __name__ == "__main__":
    migrate_until(sys.argv[1], int(sys.argv[2]))
