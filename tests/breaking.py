"""Faults that a test puts between the server and its database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from server.changes.models import Change, Register
from server.foundation.database import Store


class NobodyForesawThis(Exception):
    pass


@contextmanager
def refused(store: Store, *words: str) -> Iterator[None]:
    """Meanwhile each statement fails in whose text and values all these words stand."""

    def refuse(_connection: Any, _cursor: Any, statement: str, values: Any, *_more: Any) -> None:
        if all(word in f"{statement} {values}" for word in words):
            raise NobodyForesawThis

    event.listen(store.engine, "before_cursor_execute", refuse)
    try:
        yield
    finally:
        event.remove(store.engine, "before_cursor_execute", refuse)


READING_CHANGES = f"FROM {Change.__tablename__}"
KEEPING_A_REGISTER = f"INSERT INTO {Register.__tablename__}"
