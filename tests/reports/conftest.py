from collections.abc import Callable
from typing import Any

import pytest

from server.changes import desk
from server.changes.kinds import Sender
from server.changes.receive import SessionFacts
from server.foundation.database import Store
from server.people.models import Person
from tests.cast import Cast

Write = Callable[..., None]


@pytest.fixture
def write(store: Store, cast: Cast) -> Write:
    """One change of a person of the session's staff, in a transaction of its own."""

    def one(person: Person, kind: str, subject: str, base: list[str] | None = None, **payload: Any) -> None:
        with store.transaction() as db:
            sender = Sender(person.id, on_staff=True)
            desk.write(db, SessionFacts(cast.session.id), sender, kind, subject, payload, base)

    return one
