"""A process that migrates empty databases and is killed before statement 1 of the first, 2 of the second, …

`python -m tests.faults.dies_migrating ADDRESS STEP`: `{}` in the address stands for the number of the statement;
every STEPth is tried. The last line printed is the number that was not reached.
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
    os._exit(0)


def dies(address: str, fatal: int) -> bool:
    child = os.fork()
    if child == 0:
        migrate_until(address.format(fatal), fatal)
    _child, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    address, step = sys.argv[1], int(sys.argv[2])
    print(next(fatal for fatal in count(1, step) if not dies(address, fatal)))
